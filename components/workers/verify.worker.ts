import { createPglite, pgliteExecutor } from '@/lib/engine'
import { planMigration } from '@/lib/migrate'
import { openDocument } from '@/lib/sync'
import { dryRun, type StepOutcome, verifyDocument } from '@/lib/verify'
import type { DryRunMessage, DryRunWish } from '../compare/dry-run-state'

/** Rows that a dry run puts into each table. */
const seededRows = 3

type Wish =
  | { readonly task: 'verify'; readonly text: string; readonly dialect: string }
  | ({ readonly task: 'dry run' } & DryRunWish)

/** Runs one script, or one migration, on a PostgreSQL of its own; the page then ends the worker. */
addEventListener('message', async ({ data }: MessageEvent<Wish>) => {
  try {
    if (data.task === 'verify') postMessage({ ok: true, report: await verify(data.text, data.dialect) })
    else await rehearseAloud(data)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    postMessage(data.task === 'verify' ? { ok: false, message } : { type: 'failed', message })
  }
})

async function verify(text: string, dialect: string) {
  const database = await createPglite(text)
  return verifyDocument(text, dialect, pgliteExecutor(database))
}

async function rehearseAloud({ base, target, dialect, renames, dropped, strategy, version }: DryRunWish) {
  const tell = (message: DryRunMessage) => postMessage(message)
  const [before, after] = [openDocument(base, dialect).schema, openDocument(target, dialect).schema]
  const plan = planMigration(before, after, { renames, dropped, strategy, version })
  tell({ type: 'planned', up: plan.up.length, down: plan.down.length })
  const database = await createPglite(`${base}\n;\n${target}`)
  const input = { plan, text: base, base: before, rows: seededRows }
  const result = await dryRun(input, pgliteExecutor(database), {
    loaded: (failures) => tell({ type: 'loaded', failures }),
    seeded: (tables) => tell({ type: 'seeded', tables }),
    step: (outcome) => tell({ type: 'step', ...brief(outcome) }),
    milestone: (milestone) => tell({ type: 'milestone', ...milestone }),
  })
  tell({ type: 'done', ...result })
}

function brief({ direction, phase, step, failure, unmet, observed }: StepOutcome) {
  const { sql, summary } = step
  const locks = Object.entries(observed?.locks ?? {}).map(([relation, lock]) => `${relation}: ${lock}`)
  return { direction, phase, sql, summary, failure, unmet, rewritten: observed?.rewritten ?? [], locks }
}
