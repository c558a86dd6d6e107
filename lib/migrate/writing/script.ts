import { dialectOf } from '../../sql/index.ts'
import type { Step } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'
import { patienceOf, transactionRuns } from './transactions.ts'

/**
 * Steps as a script that runs as it is: those that may share a transaction stand in one, the others on
 * their own between. Numbers are those of the readme.
 */
export function writeScript(
  steps: readonly Step[],
  plan: Pick<MigrationPlan, 'dialect' | 'searchPath'>,
  heading: readonly string[],
): string {
  const lines = [...heading.map(comment), '']
  if (steps.length === 0) return `${[...lines, '-- Nothing to do.'].join('\n')}\n`
  lines.push(...sessionLines(steps, plan, 'session'))
  let number = 0
  for (const run of transactionRuns(steps)) {
    if (run.transactional) lines.push('', 'BEGIN;')
    for (const step of run.steps) lines.push('', ...stepLines(step, ++number))
    if (run.transactional) lines.push('', 'COMMIT;')
  }
  return `${lines.join('\n')}\n`
}

/** What a step does as a comment, and its statement. */
export function stepLines(step: Step, number: number): readonly string[] {
  return [
    comment(`${number}. ${step.summary}`),
    ...(step.losesData === null ? [] : [comment(`   LOSES DATA: ${step.losesData}`)]),
    step.sql,
  ]
}

/** The settings that the steps need, for the session or for the transaction that they run in, or their end. */
export function sessionLines(
  steps: readonly Step[],
  plan: Pick<MigrationPlan, 'dialect' | 'searchPath'>,
  scope: 'session' | 'transaction' | 'reset',
): readonly string[] {
  const { lockTimeout } = patienceOf(steps)
  const settings = { lockTimeout, statementTimeout: null, searchPath: plan.searchPath }
  return dialectOf(plan.dialect).session(settings, scope)
}

/** Text behind two dashes; it cannot end the line and go on as SQL. */
export function comment(text: string): string {
  return `-- ${text.split('\n').join(' ').split('\r').join(' ')}`
}
