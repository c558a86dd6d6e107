import { tableRule } from '../define.ts'
import { notNullColumn } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** CHECK (x IS NOT NULL) says in a roundabout way what NOT NULL says. */
export const notNullAsCheck = tableRule({
  id: 'not-null-as-check',
  title: 'NOT NULL written as a check',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH031'],
  detects: 'A CHECK constraint that only demands that a nullable column is not null.',
  rationale:
    'The planner, drivers, code generators and people read NOT NULL off the column; none of them reads the ' +
    'check. From PostgreSQL 12 a validated check lets SET NOT NULL skip its scan, so the change is cheap.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (SET NOT NULL)',
  ignoreWhen: 'It is NOT VALID while old rows are being cleaned up.',
  remedy: 'Sets NOT NULL and drops the check.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const check of table.checks) {
      const column = columns.get(notNullColumn(check.expression) ?? '')
      if (!column?.nullable || column.inherited) continue
      yield {
        entities: [check.id, column.id, table.id],
        message: `The check ${check.name} of ${label} only says that ${column.name} is NOT NULL.`,
        evidence: `${check.name} is CHECK (${column.name} IS NOT NULL)${check.notValid ? ', not validated' : ''}.`,
        confidence: check.notValid ? 0.6 : 0.9,
        fix: fixOf(
          `Make ${label}.${column.name} NOT NULL and drop ${check.name}`,
          check.notValid ? 'weigh' : 'safe',
          { op: 'constraint.drop', table: ref, name: check.name },
          { op: 'column.setNullable', table: ref, column: column.name, nullable: false },
        ),
      }
    }
  },
})
