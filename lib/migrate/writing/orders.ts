import { scanSql } from '../../schema/index.ts'
import type { Step } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'
import { comment, sessionLines } from './script.ts'
import type { Run } from './transactions.ts'

/** A statement as it is handed to the server, after what is to be said of it. */
export interface Order {
  readonly sql: string
  /** One line each. */
  readonly about: readonly string[]
}

/** The steps of a run for a tool that opens a transaction where one is to be. */
export function ordersInTool(
  run: Run,
  plan: Pick<MigrationPlan, 'dialect' | 'searchPath'>,
): readonly Order[] {
  const steps = ordersOf(run)
  if (steps.length === 0) return []
  const settings = (scope: 'session' | 'transaction' | 'reset') =>
    sessionLines(run.steps, plan, scope).map(bare)
  if (run.transactional) return [...settings('transaction'), ...steps]
  return [...settings('session'), ...steps, ...settings('reset')]
}

/** The steps of a run for a tool that opens none: the transaction is among the statements. */
export function ordersOnTheirOwn(
  run: Run,
  plan: Pick<MigrationPlan, 'dialect' | 'searchPath'>,
): readonly Order[] {
  const orders = ordersInTool(run, plan)
  return run.transactional && orders.length > 0 ? [bare('BEGIN;'), ...orders, bare('COMMIT;')] : orders
}

/**
 * The steps of a run for a tool that sends a file to the server in one piece. The server makes several
 * statements in one piece a transaction, so a step that may not stand in one comes without any settings.
 */
export function ordersInOnePiece(
  run: Run,
  plan: Pick<MigrationPlan, 'dialect' | 'searchPath'>,
): readonly Order[] {
  return run.transactional ? ordersOnTheirOwn(run, plan) : ordersOf(run)
}

/** Orders as a script, each after its comments. */
export function scriptOf(orders: readonly Order[]): readonly string[] {
  return orders.flatMap(({ sql, about }) => [...(about.length === 0 ? [] : ['']), ...about.map(comment), sql])
}

/** The orders, unless the tool would take a line inside of a statement for its own. */
export function withoutMarks(
  orders: readonly Order[],
  tool: string,
  isMark: (line: string) => boolean,
): readonly Order[] {
  for (const { sql } of orders) {
    const mark = sql.split('\n').find(isMark)
    if (mark !== undefined) {
      throw new Error(`migrate: ${tool} takes a line inside of a statement for its own: ${mark.trim()}`)
    }
  }
  return orders
}

function bare(sql: string): Order {
  return { sql, about: [] }
}

/** The statements of a run; steps that only remark on something are said before the statement that follows. */
function ordersOf(run: Run): readonly Order[] {
  const orders: Order[] = []
  let remarks: readonly string[] = []
  for (const step of run.steps) {
    if (isRemark(step)) {
      remarks = [...remarks, `Remark: ${step.summary}`]
      continue
    }
    const loss = step.losesData === null ? [] : [`LOSES DATA: ${step.losesData}`]
    orders.push({ sql: step.sql, about: [...remarks, `Step: ${step.summary}`, ...loss] })
    remarks = []
  }
  return orders
}

/** Whether a step has nothing to run: a comment in place of a statement. */
export function isRemark({ sql }: Pick<Step, 'sql'>): boolean {
  return scanSql(sql).length === 0
}
