import type { Column } from '../../schema/index.ts'
import { spelledOut } from '../abbreviations.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { wordsOf } from '../names.ts'
import { perTable } from '../per-table.ts'
import { columnRename } from '../renames.ts'
import type { RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** `qty` here and `quantity` there are one thing with two names. */
export const twoNamesForOne = schemaRule({
  id: 'two-names-for-one',
  title: 'One thing under two names',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM018', 'NM013'],
  tags: ['readability'],
  options: {
    share: {
      type: 'number',
      default: 0.75,
      minimum: 0.5,
      maximum: 1,
      says: 'The part of the columns that spell it alike',
    },
  },
  detects:
    'A column that abbreviates a word which most columns of the schema spell out (`usr_id` among `user_id`, `qty` among ' +
    '`quantity`), or the other way round, the rest of the name being the same.',
  rationale:
    'A search for `user_id` misses `usr_id`, generated code names the same thing twice, and everybody who writes a join ' +
    'looks up which it is.',
  source: 'https://www.sqlstyle.guide/#uniform-suffixes; Joe Celko, SQL Programming Style, chapter 1',
  ignoreWhen: 'The two are different things, or a foreign system gives the name.',
  remedy: 'Renames the column to the usual spelling; what stands outside the script must follow.',
  fixable: true,
  *check(context, { share }) {
    for (const spellings of concepts(context).values()) {
      if (spellings.size < 2) continue
      const uses = [...spellings.values()]
      const all = uses.reduce((sum, each) => sum + each.length, 0)
      const usual = uses.reduce((best, each) => (each.length > best.length ? each : best))
      const name = usual[0]?.column.name
      if (name === undefined || usual.length < 3 || usual.length < all * share) continue
      for (const { each, column } of uses.flatMap((own) => (own === usual ? [] : own))) {
        yield {
          entities: [column.id, each.table.id],
          message: `${each.label}.${column.name} is called ${name} in other tables.`,
          evidence: `${usual.length} columns are called ${name}, ${all - usual.length} otherwise.`,
          confidence: 0.55,
          fix: columnRename(each, column, name),
        }
      }
    }
  },
})

interface Use {
  readonly each: TableContext
  readonly column: Column
}

/** Columns by what their names say spelled out, then by how they spell it. */
function concepts(context: RuleContext): ReadonlyMap<string, ReadonlyMap<string, readonly Use[]>> {
  const found = new Map<string, Map<string, Use[]>>()
  for (const each of context.tables.values()) {
    if (!isReviewed(each) || isFrameworkTable(each.table)) continue
    for (const { column, concept, key } of conceptsOf(each.table)) {
      const spellings = found.get(concept) ?? new Map<string, Use[]>()
      found.set(concept, spellings)
      const uses = spellings.get(key)
      if (uses) uses.push({ each, column })
      else spellings.set(key, [{ each, column }])
    }
  }
  return found
}

/** The columns of a table whose names have something to spell out, and how they spell it. */
const conceptsOf = perTable((table) =>
  table.columns.flatMap((column) => {
    const concept = column.inherited ? null : conceptOf(column)
    return concept === null ? [] : [{ column, concept, key: wordsOf(column.name).join('_') }]
  }),
)

/** The name with its abbreviations spelled out and the kind of its type; null where there is nothing to spell out. */
function conceptOf(column: Column): string | null {
  const words = wordsOf(column.name)
  const spelled = words.map(spelledOut)
  return spelled.every((word) => word === null)
    ? null
    : `${spelled.map((word, at) => word ?? words[at]).join('_')}:${column.type.dimensions}`
}
