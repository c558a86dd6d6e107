import { tableRule } from '../define.ts'
import { singularName, snakeCase } from '../names.ts'
import { columnRename } from '../renames.ts'

/** `note.note` says twice what and never what of it. */
export const columnNamedAsTable = tableRule({
  id: 'column-named-as-table',
  title: 'Column named like its table',
  category: 'naming',
  severity: 'info',
  stance: 'strict',
  catalogue: ['NM013'],
  tags: ['readability'],
  detects: 'A column, no key and no foreign key, that has the very name of its table.',
  rationale:
    'In PostgreSQL the name of a table in a query is also a value: its whole row. `SELECT note FROM note` takes the column, ' +
    '`SELECT note FROM note n` still the column, and the day the column goes, the row, without any error.',
  source:
    'https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-USAGE; sp_Develop, Column Named Same as Table',
  ignoreWhen: 'The table is a list of words and the column holds the word.',
  remedy:
    'Renames it to `<column>_name` or, for long text, `<column>_text`; what stands outside the script must follow.',
  fixable: true,
  *check(context) {
    const { table, label } = context
    const column = context.columns.get(table.name)
    if (!column || table.columns.length < 3) return
    if (table.primaryKey?.columns.includes(column.name)) return
    if (table.foreignKeys.some((key) => key.columns.includes(column.name))) return
    const to = `${snakeCase(column.name)}_${long.has(singularName(column.name)) ? 'text' : 'name'}`
    yield {
      entities: [column.id, table.id],
      message: `${label}.${column.name} has the name of its table.`,
      evidence: `In a query ${table.name} means the row where no column is called so.`,
      confidence: 0.7,
      fix: columnRename(context, column, to),
    }
  },
})

const long: ReadonlySet<string> = new Set([
  'note',
  'comment',
  'message',
  'document',
  'description',
  'review',
  'post',
  'remark',
])
