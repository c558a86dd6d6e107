import { allowedBy } from '../check-values.ts'
import { tableRule } from '../define.ts'
import { stringConstant, tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** A default that the column's own check refuses. */
export const defaultBreaksCheck = tableRule({
  id: 'default-breaks-check',
  title: 'Default that a check refuses',
  category: 'design',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['SCH035'],
  detects:
    'A constant default that is not among the values, or not in the range, that a CHECK of the column allows.',
  rationale:
    'The table is made without complaint. Each insert that leaves the column out then fails with the name of ' +
    'the check, although it gave no value at all.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS',
  ignoreWhen: 'Never: leave the default out to make the value required.',
  remedy: 'Writes the allowed value that differs only in case, and otherwise removes the default.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const check of table.checks) {
      const allowed = allowedBy(check.expression)
      const column = allowed ? columns.get(allowed.column) : undefined
      if (!allowed || !column || column.default === null || column.inherited) continue
      const value = stringConstant(column.default) ?? numberOf(column.default)
      if (value === null || allowed.allows(value)) continue
      const near = allowed.values?.find((each) => each.toLowerCase() === value.toLowerCase())
      const where = `${label}.${column.name}`
      const instead = near === undefined ? null : `'${near.replaceAll("'", "''")}'`
      yield {
        entities: [column.id, check.id],
        message: `The default ${column.default} of ${where} is refused by ${check.name}.`,
        evidence: `CHECK (${check.expression})`,
        confidence: 0.95,
        fix: fixOf(
          instead === null ? `Remove the default of ${where}` : `Make ${instead} the default of ${where}`,
          'weigh',
          { op: 'column.setDefault', table: ref, column: column.name, default: instead },
        ),
      }
    }
  },
})

function numberOf(sql: string): string | null {
  const [first, second, third] = tokensOf(sql)
  if (first?.kind === 'number' && second === undefined) return first.value
  return first?.value === '-' && second?.kind === 'number' && third === undefined ? `-${second.value}` : null
}
