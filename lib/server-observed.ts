import type { Session } from './engine/testing/session.ts'
import type { MigrationPlan, Step } from './migrate/index.ts'
import { type ExecResult, type Executor, type Observation, observer } from './verify/index.ts'

/** What a statement outside of transactions was seen to do while it waited for a writer. */
interface SeenWaiting {
  readonly direction: 'up' | 'down'
  readonly step: Step
  readonly observed: Observation
}

/**
 * A session whose locks another one looks at. A statement that may not stand in a transaction lets nobody look
 * behind it: it is run while a writer keeps its table busy, so that it waits with its locks in hand.
 */
export function observedSession(
  session: Session,
  beside: Session,
  writer: Session,
  plan: MigrationPlan,
): { readonly engine: Executor; readonly waiting: readonly SeenWaiting[] } {
  const waiting: SeenWaiting[] = []
  const lonely = new Map<string, { direction: 'up' | 'down'; step: Step }>()
  for (const direction of ['up', 'down'] as const) {
    for (const step of plan[direction])
      if (!step.facts.transactional) lonely.set(step.sql, { direction, step })
  }
  const eyes = observer(session, beside, beside)

  async function execBusy(relation: string, sql: string, told: { direction: 'up' | 'down'; step: Step }) {
    await writer.run('BEGIN')
    const busy = await writer.exec(`LOCK TABLE ${relation} IN ROW EXCLUSIVE MODE`)
    if (!busy.ok) {
      // The relation is not there yet.
      await writer.run('ROLLBACK')
      return session.exec(sql)
    }
    const sight = await eyes.look()
    const running: { result: ExecResult | null } = { result: null }
    const done = session.exec(sql).then((result) => {
      running.result = result
    })
    while (running.result === null && !(await isWaiting(session, beside))) await pause()
    const seen = running.result === null ? await sight.since() : null
    await writer.run('COMMIT')
    await done
    if (seen) waiting.push({ ...told, observed: seen })
    return running.result ?? { ok: true as const }
  }

  return {
    waiting,
    engine: {
      ...session,
      beside,
      exec(sql) {
        const told = lonely.get(sql)
        const relation = told?.step.relation
        return told && relation ? execBusy(relation, sql, told) : session.exec(sql)
      },
    },
  }
}

async function isWaiting(session: Session, beside: Session): Promise<boolean> {
  const [row] = await beside.query(
    `SELECT wait_event_type = 'Lock' AS waits FROM pg_stat_activity WHERE pid = ${session.pid}`,
  )
  return row?.waits === true
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2))
}
