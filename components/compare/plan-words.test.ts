import { expect, it, test } from 'vitest'
import { badgeOf, type Plan, planHeadline, planTime, stepsOf } from './plan-words'

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
  expect(badgeOf({ size: null, estimate: null, ...step })).toEqual({ lock, work, weight })
})

test('the badge of a table whose size is known says how much and how long', () => {
  const step = {
    lock: 'ACCESS EXCLUSIVE',
    rewrites: true,
    scans: true,
    size: { rows: 4e8, bytes: 40e9 },
    estimate: { atLeast: 200, atMost: 4000, because: 'every row is written anew' },
  } as const
  expect(badgeOf(step).work).toBe('rewrites 40 GB, 3.3 min to 67 min')
  expect(badgeOf({ ...step, rewrites: false }).work).toBe('reads 40 GB, 3.3 min to 67 min')
})

const step = (sql: string, losesData: string | null = null) =>
  ({ sql, losesData }) as Plan['phases'][number]['parts'][number]['up'][number]
const phase = {
  number: 1,
  kind: 'change',
  title: '',
  gates: [],
  estimate: { atLeast: 2, atMost: 900 },
  parts: [
    { transactional: true, up: [step('a')], down: [step('b back'), step('a back')] },
    { transactional: false, up: [step('c', 'all of c')], down: [step('c back')] },
  ],
} as const

it('counts what is lost, and goes back from the last part', () => {
  const plan = { phases: [phase] } as unknown as Plan
  expect(planHeadline(plan)).toBe('1 phase, 2 statements, 1 of them loses data')
  expect(planTime(plan)).toBe('Estimated time: 2 s to 15 min, and waiting for locks.')
  const unknown = { phases: [phase, { ...phase, estimate: null }] } as unknown as Plan
  expect(planTime(unknown)).toMatch(/depends on the sizes/)
  expect(planHeadline({ ...plan, phases: [] })).toMatch(/Nothing to do/)
  expect(stepsOf(plan.phases[0] ?? (phase as never), 'down').map(({ sql }) => sql)).toEqual([
    'c back',
    'b back',
    'a back',
  ])
})
