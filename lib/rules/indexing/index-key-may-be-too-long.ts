import type { Column, Index, Table } from '../../schema/index.ts'
import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { indexName } from '../index-names.ts'
import { lastWord } from '../names.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'
import type { Guide } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** What does not fit into a third of a page cannot be an entry of a B-tree. */
export const indexKeyMayBeTooLong = tableRule({
  id: 'index-key-may-be-too-long',
  title: 'Index over text that may be too long for it',
  category: 'indexing',
  severity: 'warning',
  tags: ['operations', 'integrity'],
  catalogue: ['IX031', 'IX018'],
  detects:
    'A B-tree index or unique key on a text column without a limit whose name says long text (body, content, ' +
    'description …), or on columns whose declared lengths exceed an entry.',
  rationale:
    'An entry of a B-tree holds at most 2704 bytes. One longer value that does not compress, and the INSERT fails ' +
    'with "index row size exceeds btree maximum"; on a table with rows, making the index fails.',
  source: 'https://www.postgresql.org/docs/current/btree.html (entries of about one third of a page)',
  ignoreWhen: 'A check or the application keeps the values short.',
  remedy:
    'Asks what the index is for: equality goes by a digest of the text, search for words by a GIN index.',
  fixable: false,
  guided: true,
  *check(context) {
    const { table, columns, label } = context
    for (const index of table.indexes) {
      if (index.method !== 'btree') continue
      const keyed = index.keys.flatMap((key) => columns.get(key.column ?? '') ?? [])
      const long = keyed.find(isLong)
      const declared = keyed.reduce((sum, column) => sum + declaredBytes(column), 0)
      if (!long && declared <= mostBytes) continue
      const column = long ?? keyed.reduce((a, b) => (declaredBytes(b) > declaredBytes(a) ? b : a))
      if (isShortened(table, column)) continue
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} takes ${column.name} whole, which may be longer than an entry.`,
        evidence: long
          ? `${column.name} is ${column.type.display} without a limit, and its name says long text; an entry has 2704 bytes.`
          : `The declared lengths come to as much as ${declared} bytes in UTF-8; an entry has 2704.`,
        confidence: long ? 0.6 : 0.55,
        fix: null,
        guide: guideFor(context, index, column),
      }
    }
  },
})

const mostBytes = 2704
const words: ReadonlySet<string> = new Set(
  'body content contents description html markdown message payload stacktrace stack_trace backtrace transcript'.split(
    ' ',
  ),
)

function isLong(column: Column): boolean {
  const unlimited =
    column.type.name === 'text' || (column.type.name === 'character varying' && column.type.args.length === 0)
  return unlimited && column.type.dimensions === 0 && words.has(lastWord(column.name))
}

function declaredBytes(column: Column): number {
  const length = Number(column.type.args[0] ?? 0)
  return isTextual(column.type) && Number.isFinite(length) ? length * 4 : 0
}

/** Whether a check speaks of the column's length. */
function isShortened(table: Table, column: Column): boolean {
  return table.checks.some(
    ({ expression }) => expression.includes(column.name) && expression.includes('length'),
  )
}

function guideFor({ ref, table, facts, quote }: TableContext, index: Index, column: Column): Guide {
  const spec = indexSpecOf(index)
  const replaced = (expression: string) => ({
    ...spec,
    keys: spec.keys.map((key) =>
      key.column === column.name ? { ...key, column: null, expression, opclass: null } : key,
    ),
  })
  const alter = (title: string, to: typeof spec) =>
    fixOf(title, 'weigh', { op: 'index.alter', table: ref, name: index.name, index: to })
  const name = indexName(facts.indexNaming, table, [column.name, 'words'])
  const search = fixOf(
    `Drop ${index.name} and index the words of ${column.name}`,
    'weigh',
    { op: 'index.drop', table: ref, name: index.name },
    {
      op: 'index.add',
      table: ref,
      index: {
        name,
        method: 'gin',
        keys: [{ expression: `to_tsvector('simple', ${quote(column.name)})` }],
      },
    },
  )
  return {
    question: `What is ${index.name} asked for?`,
    choices: [
      alter(`Whole texts, by equality: index md5(${column.name})`, replaced(`md5(${quote(column.name)})`)),
      ...(index.unique || index.keys.length > 1 ? [] : [search]),
      fixOf(`Nothing: drop ${index.name}`, 'weigh', { op: 'index.drop', table: ref, name: index.name }),
    ],
  }
}
