import { entityId } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { plural, singularName } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A reserved word as a name must be quoted for ever. */
export const reservedWordName = tableRule({
  id: 'reserved-word-name',
  title: 'Name that is a reserved word',
  category: 'naming',
  severity: 'warning',
  catalogue: ['NM003'],
  tags: ['readability'],
  detects: 'A table or column named by a word that PostgreSQL reserves (`user`, `order`, `group`, `end`).',
  rationale:
    'Unquoted it is a syntax error, or worse: `SELECT * FROM user` answers with the name of the session, without ' +
    'any error.',
  source: 'https://www.postgresql.org/docs/current/sql-keywords-appendix.html',
  ignoreWhen: 'Only generated SQL, which quotes everything, ever names it.',
  remedy:
    'Renames a table to its plural and a column to table_column; what uses the name outside the script must follow.',
  fixable: true,
  of: ['tables'],
  *check(each, _options, schema) {
    const { table, ref, label, columns } = each
    if (reserved.has(table.name)) {
      const to = plural(table.name)
      const free = to !== table.name && !schema.tables.has(entityId('table', table.schema, to))
      yield {
        entities: [table.id],
        message: `The table ${label} is named by a reserved word.`,
        evidence: `${table.name.toUpperCase()} is reserved in PostgreSQL.`,
        confidence: 0.9,
        fix: free ? fixOf(`Rename ${label} to ${to}`, 'weigh', { op: 'table.rename', table: ref, to }) : null,
      }
    }
    for (const column of table.columns) {
      if (!reserved.has(column.name) || column.inherited) continue
      const to = `${singularName(table.name)}_${column.name}`
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is named by a reserved word.`,
        evidence: `${column.name.toUpperCase()} is reserved in PostgreSQL.`,
        confidence: 0.9,
        fix: columns.has(to)
          ? null
          : fixOf(`Rename ${label}.${column.name} to ${to}`, 'weigh', {
              op: 'column.rename',
              table: ref,
              column: column.name,
              to,
            }),
      }
    }
  },
})

/** Reserved, and reserved but for function and type names, in PostgreSQL 18. */
const reserved: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation ' +
    'column concurrently constraint create cross current_catalog current_date current_role current_schema current_time ' +
    'current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze ' +
    'from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like ' +
    'limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary ' +
    'references returning right select session_user similar some symmetric system_user table tablesample then to ' +
    'trailing true union unique user using variadic verbose when where window with'
  ).split(' '),
)
