import { scanSql } from '../../../schema/index.ts'
import type { Step } from '../../phases.ts'
import type { Run } from '../../writing/transactions.ts'

/**
 * What Flyway may run again whenever its file changes: statements at the end that replace a whole object.
 * Something must be left that has a version, because only a version can be undone.
 */
export function splitRepeatable(run: Run): { readonly versioned: Run; readonly repeatable: Run } {
  let start = run.steps.length
  while (run.transactional && start > 1 && replacesWhole(run.steps[start - 1])) start--
  return {
    versioned: { ...run, steps: run.steps.slice(0, start) },
    repeatable: { transactional: true, steps: run.steps.slice(start) },
  }
}

function replacesWhole(step: Step | undefined): boolean {
  if (step === undefined) return false
  const words = scanSql(step.sql)
    .slice(0, 3)
    .map((token) => token.value.toUpperCase())
  return words.join(' ') === 'CREATE OR REPLACE'
}
