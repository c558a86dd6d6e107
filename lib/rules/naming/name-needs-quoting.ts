import { entityId } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Names are letters, digits and underscores. */
export const nameNeedsQuoting = tableRule({
  id: 'name-needs-quoting',
  title: 'Name with blanks or symbols',
  category: 'naming',
  severity: 'warning',
  catalogue: ['NM004'],
  tags: ['readability'],
  detects: 'A table or column name with a blank, a hyphen or another symbol, or with a digit at its start.',
  rationale:
    'It must be quoted in every statement, breaks code generators and shells, and is misread in messages.',
  source: 'https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS',
  ignoreWhen: 'The table mirrors a file or a foreign system whose names must be kept.',
  remedy: 'Renames it to lower case with underscores; what uses the old name outside the script must follow.',
  fixable: true,
  of: ['tables'],
  *check(each, _options, schema) {
    const { table, ref, label, columns } = each
    for (const column of table.columns) {
      const to = usable(column.name)
      if (to === null || column.inherited) continue
      yield {
        entities: [column.id],
        message: `The column "${column.name}" of ${label} must be quoted everywhere.`,
        evidence: 'It holds more than letters, digits and underscores, or starts with a digit.',
        confidence: 0.9,
        fix:
          to === '' || columns.has(to)
            ? null
            : fixOf(`Rename it to ${to}`, 'weigh', {
                op: 'column.rename',
                table: ref,
                column: column.name,
                to,
              }),
      }
    }
    const to = usable(table.name)
    if (to === null) return
    const taken = to === '' || schema.tables.has(entityId('table', table.schema, to))
    yield {
      entities: [table.id],
      message: `The table "${table.name}" must be quoted everywhere.`,
      evidence: 'Its name holds more than letters, digits and underscores, or starts with a digit.',
      confidence: 0.9,
      fix: taken ? null : fixOf(`Rename it to ${to}`, 'weigh', { op: 'table.rename', table: ref, to }),
    }
  },
})

/** A name that needs no quotes; null when the present one needs none (capitals aside), empty when there is none. */
function usable(name: string): string | null {
  if (/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name)) return null
  const words = snakeCase(name)
  return /^\d/.test(words) ? `n${words}` : words
}
