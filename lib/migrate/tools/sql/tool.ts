import { downSteps, type Phase, type Step, upSteps } from '../../phases.ts'
import type { MigrationPlan } from '../../plan-migration.ts'
import { writeScript } from '../../writing/script.ts'
import type { BundleContext, BundleFile, MigrationTool, PhaseName } from '../tool.ts'

/** Scripts for `psql` or any other client: two, or two a phase. */
export const sqlTool: MigrationTool = {
  id: 'sql',
  label: 'Plain SQL',
  description: 'up.sql and down.sql that run as they are, with a readme of every statement',
  versionScheme: 'none',
  hasDown: true,
  transactional: 'script',
  files: 'up.sql, down.sql; two a phase',
  outside: 'between two transactions',
  proof: 'run',
  howToRun: [
    'Run the `up` script, `psql --set ON_ERROR_STOP=1 --file up.sql`; with several phases, one after the other, each when its gate is met. Statements that may share a transaction are in one, so a failure leaves the database as it was before that transaction.',
    'The scripts wait a few seconds for a lock and then stop. Nothing of that transaction is done then: run them again at a quieter time.',
    'Run the queries under *How to verify*.',
    'To go back: `psql --set ON_ERROR_STOP=1 --file down.sql`, the last phase first. Read what it loses first.',
  ],
  scriptOf,
  write,
}

function scriptOf(phase: PhaseName, phases: readonly PhaseName[], direction: 'up' | 'down'): string {
  return phases.length === 1 ? `${direction}.sql` : `${phase.number}-${phase.kind}.${direction}.sql`
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const title = context.version === '' ? context.title : `${context.title}, ${context.version}`
  const [only] = plan.phases
  if (only && plan.phases.length === 1) return pair(only, plan, title, 'the base', 'the target')
  return plan.phases.flatMap((phase) =>
    pair(phase, plan, title, `before phase ${phase.number}`, `phase ${phase.number}: ${phase.title}`),
  )
}

function pair(
  phase: Phase,
  plan: MigrationPlan,
  title: string,
  from: string,
  to: string,
): readonly BundleFile[] {
  const file = (direction: 'up' | 'down', steps: readonly Step[], about: string): BundleFile => ({
    path: scriptOf(phase, plan.phases, direction),
    content: writeScript(steps, plan, [`${title}: ${about}`]),
    about,
  })
  return [
    file('up', upSteps(phase.parts), `from ${from} to ${to}`),
    file('down', downSteps(phase.parts), `from ${to} back to ${from}`),
  ]
}
