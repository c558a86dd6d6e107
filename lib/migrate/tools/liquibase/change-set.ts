import type { MigrationPlan } from '../../plan-migration.ts'
import { type Order, ordersInTool, ordersOnTheirOwn } from '../../writing/orders.ts'
import type { Run } from '../../writing/transactions.ts'
import { slugOf, type Unit } from '../../writing/units.ts'
import type { BundleContext } from '../tool.ts'

/** What both changelogs say of a unit. */
export interface ChangeSet {
  readonly id: string
  /** The phase, for running one at a time. */
  readonly context: string
  readonly inTransaction: boolean
  readonly up: readonly Order[]
  readonly down: readonly Order[]
  /** Queries of one row with one number that must be 1. */
  readonly preconditions: readonly string[]
}

/** A unit as a change set. */
export function changeSetOf(unit: Unit, plan: MigrationPlan): ChangeSet {
  const inTransaction = unit.up.transactional && unit.down.transactional
  const orders = (run: Run) => (inTransaction ? ordersInTool(run, plan) : ordersOnTheirOwn(run, plan))
  const checks = unit.up.steps.flatMap((step) => step.preconditions ?? [])
  return {
    id: `${unit.version}_${unit.name}`,
    context: `phase_${unit.phase.number}_${unit.phase.kind}`,
    inTransaction,
    up: orders(unit.up),
    down: orders(unit.down),
    preconditions: checks.map(({ sql }) => `SELECT CASE WHEN (${query(sql)}) THEN 1 ELSE 0 END`),
  }
}

/** What Liquibase knows a change set by besides its id, wherever the file lies. */
export function logicalPathOf(context: BundleContext): string {
  return slugOf(context.title)
}

/**
 * A changelog in which Liquibase finds no name to put a value for: it would take `${HOME}` in a string or in
 * the body of a function for the variable of its environment. The dollar is a value of its own instead, which
 * the changelog sets by `property` after its first line, as often as Liquibase puts values in a text of the format.
 */
export function withDollarsKept(lines: readonly string[], property: readonly string[], times: 1 | 2): string {
  const [first = '', ...rest] = lines
  const text = rest.join('\n')
  if (!text.includes('${')) return `${first}\n${text}\n`
  const opened = `\${${`${dollar}}{`.repeat(times)}`
  return `${[first, ...property, text.split('${').join(opened)].join('\n')}\n`
}

/** The name whose value is a dollar. */
export const dollar = 'athena_dollar'

function query(sql: string): string {
  const trimmed = sql.trim()
  return trimmed.endsWith(';') ? trimmed.slice(0, -1) : trimmed
}
