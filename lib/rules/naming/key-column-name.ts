import { isNumbered } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { singularName } from '../names.ts'
import { columnRename } from '../renames.ts'

/** A team calls the key `id`, or `customer_id`, everywhere. */
export const keyColumnName = tableRule({
  id: 'key-column-name',
  title: 'Key column not named as agreed',
  category: 'naming',
  severity: 'info',
  stance: 'policy',
  catalogue: ['NM009', 'NM010'],
  tags: ['readability', 'policy'],
  options: {
    name: {
      type: 'string',
      default: 'id',
      says: 'What the key column is called; {table} stands for the table in the singular',
    },
    only: {
      type: 'choice',
      values: ['numbered', 'all'],
      default: 'all',
      says: 'Whether only columns that the engine numbers are held to it',
    },
  },
  detects:
    'A primary key of one column that is not called as the option says (`id`, or `{table}_id`), and points nowhere itself.',
  rationale:
    '`id` is short and the same everywhere; `customer_id` is called the same where it is defined and where it is used, so ' +
    'that joins can say USING. Either is good, and both in one schema means looking it up each time.',
  source:
    'https://www.sqlstyle.guide/#naming-conventions; SQL Antipatterns (Bill Karwin), chapter ID Required',
  ignoreWhen: 'The key is a natural one with a name of its own (an ISO code).',
  remedy:
    'Renames the column; foreign keys, indexes and views follow, what stands outside the script must as well.',
  fixable: true,
  *check(context, { name, only }) {
    const { table, label, columns } = context
    const [key, second] = table.primaryKey?.columns ?? []
    const column = key !== undefined && second === undefined ? columns.get(key) : undefined
    if (!column || isFrameworkTable(table)) return
    if (table.foreignKeys.some((each) => each.columns.includes(column.name))) return
    if (only === 'numbered' && !isNumbered(column)) return
    const to = name.replaceAll('{table}', singularName(table.name))
    if (column.name === to || column.name.toLowerCase() === to.replaceAll('_', '')) return
    yield {
      entities: [column.id, table.id],
      message: `The key of ${label} is called ${column.name}, not ${to}.`,
      evidence: `Keys are to be called ${name}.`,
      confidence: 0.6,
      fix: columnRename(context, column, to),
    }
  },
})
