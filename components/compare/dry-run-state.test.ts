import { expect, it } from 'vitest'
import { cancelled, type DryRunMessage, headline, heard, newDryRun } from './dry-run-state'

const step = {
  type: 'step',
  direction: 'up',
  phase: 1,
  sql: 'x',
  summary: 'x',
  unmet: [],
  rewritten: [],
  locks: [],
} as const

function after(...messages: readonly DryRunMessage[]) {
  return messages.reduce(heard, newDryRun)
}

it('goes from start to end as the worker tells', () => {
  const planned = { type: 'planned', up: 1, down: 1 } as const
  const loaded = { type: 'loaded', failures: [] } as const
  const seeded = { type: 'seeded', tables: [{ table: 'a', rows: 3, failure: null }] } as const
  expect(headline(after(planned, loaded, seeded))).toBe('Statement 1 of 2 …')
  const ran = after(planned, loaded, seeded, { ...step, failure: null })
  expect(headline(ran)).toBe('Statement 2 of 2 …')
  expect(heard(ran, { type: 'done', passed: true, changedCounts: [] })).toMatchObject({
    phase: 'passed',
    steps: [{ sql: 'x' }],
    seeded: [{ rows: 3 }],
  })
})

it('says where it failed, or why it did not run', () => {
  const done = { type: 'done', passed: false, changedCounts: [] } as const
  expect(headline(after({ ...step, failure: 'no such table' }, done))).toBe(
    'Failed in phase 1, on the way there: no such table',
  )
  expect(headline(after({ ...step, failure: null }, done))).toMatch(/not everything is as the plan says/)
  expect(headline(after({ type: 'failed', message: 'out of memory' }))).toMatch(/out of memory/)
})

it('is cancelled while it runs, not when it is over', () => {
  const ran = after({ type: 'planned', up: 1, down: 1 }, { ...step, failure: null })
  expect(headline(cancelled(ran))).toMatch(/^Cancelled after 1 of 2 statements/)
  const done = heard(ran, { type: 'done', passed: true, changedCounts: [] })
  expect(cancelled(done)).toBe(done)
})
