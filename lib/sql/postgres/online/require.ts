import { defaultName, type Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import type { RequireSteps } from '../../online.ts'
import { facts } from '../plan/facts.ts'
import { alterColumn, alterTable, labelOf, sqlName, step } from '../plan/step.ts'
import { askConstraint } from '../plan/verify.ts'
import { quoteIdentifier } from '../quote.ts'

/** From version 18 on null can be forbidden for rows to come, and rows that are there be looked at apart. */
export function requireColumn(table: Table, column: string, version: string): RequireSteps | null {
  if (Number(version) < 18) return null
  const name = defaultName(table.name, [column], 'not_null')
  const label = `${labelOf(table)}.${column}`
  const quoted = quoteIdentifier(name)
  const relax = alterColumn(table, column, 'DROP NOT NULL')
  const on = (statement: PlannedStatement): PlannedStatement => ({ ...statement, relation: sqlName(table) })
  return {
    enter: on(
      step(
        alterTable(table, `ADD CONSTRAINT ${quoted} NOT NULL ${quoteIdentifier(column)} NOT VALID`),
        `Forbid null in ${label} for rows to come`,
        facts.catalogue,
        { reverse: [relax], verify: askConstraint(table, name) },
      ),
    ),
    validate: on(
      step(
        alterTable(table, `VALIDATE CONSTRAINT ${quoted}`),
        `Check every row of ${label} for null; it fails if one has none`,
        facts.validate,
        { verify: askConstraint(table, name) },
      ),
    ),
    leave: on(step(relax, `Let ${label} be null`, facts.catalogue)),
  }
}
