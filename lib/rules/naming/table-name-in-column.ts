import { tableRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { singularName, wordsOf } from '../names.ts'
import { columnRename } from '../renames.ts'

/** `customers.customer_phone` says customer twice. */
export const tableNameInColumn = tableRule({
  id: 'table-name-in-column',
  title: 'Column that repeats the name of its table',
  category: 'naming',
  severity: 'info',
  stance: 'strict',
  catalogue: ['NM012', 'NM013'],
  tags: ['readability'],
  detects:
    'A column, no key, that begins with the name of its table in the singular (`customers.customer_phone`).',
  rationale:
    'Every query qualifies the column with its table anyway; the prefix makes lists long and hides what differs.',
  source: 'https://www.sqlstyle.guide/#column-names; Joe Celko, SQL Programming Style, chapter 1',
  ignoreWhen: 'All columns of the schema are unique by design, so that natural joins work.',
  remedy: 'Takes the prefix off; what stands outside the script must follow.',
  fixable: true,
  *check(context) {
    const { table, label } = context
    if (isFrameworkTable(table)) return
    const own = wordsOf(singularName(table.name))
    const keys = new Set([
      ...(table.primaryKey?.columns ?? []),
      ...table.foreignKeys.flatMap((key) => key.columns),
    ])
    for (const column of table.columns) {
      const words = wordsOf(column.name)
      if (keys.has(column.name) || column.inherited || words.length <= own.length) continue
      const rest = words.slice(own.length)
      if (!own.every((word, at) => words[at] === word) || asId.has(rest[0] ?? '')) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} repeats the name of its table.`,
        evidence: `${rest.join('_')} would say the same.`,
        confidence: 0.6,
        fix: /^\d/.test(rest[0] ?? '') ? null : columnRename(context, column, rest.join('_')),
      }
    }
  },
})

const asId: ReadonlySet<string> = new Set([
  'id',
  'uuid',
  'key',
  'no',
  'nr',
  'number',
  'code',
  'type',
  'order',
  'group',
  'user',
  'date',
  'time',
  'at',
  'on',
  'by',
])
