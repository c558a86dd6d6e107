import type { RuleSeverity } from '../../rule.ts'
import { relationName, type StatementContext } from '../reading/context.ts'
import { locksOf } from '../reading/locks.ts'
import { changedAtOnce } from '../reading/long-work.ts'
import type { MigrationRule, RawMigrationFinding } from '../reading/rule.ts'

/** Tables of fewer rows are read and written anew in a moment; in those of more it takes minutes. */
const few = 10_000
const many = 1_000_000

/**
 * How severe a finding of the rule is at the statement, by the rows of the largest table that it is about: where
 * the harm grows with the rows, that of a small table is one degree less, that of a large one an error.
 */
export function severityBySize(rule: MigrationRule, step: StatementContext): RuleSeverity {
  const largest = rule.about === 'rows' ? largestOf(step) : null
  if (!largest) return rule.severity
  if (largest.rows < few) return rule.severity === 'error' ? 'warning' : 'info'
  return largest.rows >= many ? 'error' : rule.severity
}

/** The evidence with the number of rows in it, where that is known. */
export function evidenceWithSize(
  rule: MigrationRule,
  step: StatementContext,
  { evidence }: RawMigrationFinding,
): string {
  const largest = rule.about === 'rows' ? largestOf(step) : null
  return largest ? `${evidence} ${largest.name} has ${largest.rows.toLocaleString('en-US')} rows.` : evidence
}

interface Size {
  readonly name: string
  readonly rows: number
}

function largestOf(step: StatementContext): Size | null {
  const { rows } = step.file
  if (rows.size === 0) return null
  const changed = changedAtOnce(step)
  const names = [...locksOf(step).map(({ relation }) => relation), ...(changed ? [changed.name] : [])]
  let largest: Size | null = null
  for (const each of names) {
    const { schema, name } = relationName(each)
    const count = rows.get(`${schema ?? step.table(each)?.schema ?? ''}.${name}`) ?? rows.get(name)
    if (count !== undefined && count > (largest?.rows ?? -1)) largest = { name, rows: count }
  }
  return largest
}
