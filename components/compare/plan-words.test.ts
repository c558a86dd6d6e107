import { expect, it, test } from 'vitest'
import { badgeOf, type Plan, planHeadline, stepsOf } from './plan-words'

test.each([
  [{ lock: 'ACCESS EXCLUSIVE', rewrites: false, scans: false }, 'ACCESS EXCLUSIVE', 'milliseconds', 'brief'],
  [
    { lock: 'ACCESS EXCLUSIVE', rewrites: true, scans: true },
    'ACCESS EXCLUSIVE',
    'rewrites the table',
    'heavy',
  ],
  [
    { lock: 'SHARE UPDATE EXCLUSIVE', rewrites: false, scans: true },
    'SHARE UPDATE EXCLUSIVE',
    'reads the table',
    'light',
  ],
  [{ lock: 'none', rewrites: false, scans: false }, 'no lock', 'milliseconds', 'light'],
] as const)('the badge of %j', (step, lock, work, weight) => {
  expect(badgeOf(step)).toEqual({ lock, work, weight })
})

const step = (sql: string, losesData: string | null = null) =>
  ({ sql, losesData }) as Plan['phases'][number]['parts'][number]['up'][number]
const phase = {
  number: 1,
  kind: 'change',
  title: '',
  gates: [],
  parts: [
    { transactional: true, up: [step('a')], down: [step('b back'), step('a back')] },
    { transactional: false, up: [step('c', 'all of c')], down: [step('c back')] },
  ],
} as const

it('counts what is lost, and goes back from the last part', () => {
  const plan = { phases: [phase] } as unknown as Plan
  expect(planHeadline(plan)).toBe('1 phase, 2 statements, 1 of them loses data')
  expect(planHeadline({ ...plan, phases: [] })).toMatch(/Nothing to do/)
  expect(stepsOf(plan.phases[0] ?? (phase as never), 'down').map(({ sql }) => sql)).toEqual([
    'c back',
    'b back',
    'a back',
  ])
})
