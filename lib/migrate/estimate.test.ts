import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entityId } from '../schema/index.ts'
import { dialectOf, type StatementFacts } from '../sql/index.ts'
import { estimateStep, sizeOf } from './estimate.ts'
import { estimateOf, planMigration } from './index.ts'

const facts = fc.record<StatementFacts>({
  lock: fc.constantFrom('ACCESS EXCLUSIVE', 'SHARE', 'SHARE UPDATE EXCLUSIVE', 'ROW EXCLUSIVE', 'none'),
  rewrites: fc.boolean(),
  scans: fc.boolean(),
  transactional: fc.boolean(),
})
const size = fc.record({ rows: fc.nat(1e9), bytes: fc.nat(2e9) })

describe('estimates', () => {
  test('a bigger relation takes no less time, and the bounds are in order', () => {
    fc.assert(
      fc.property(facts, size, size, (of, a, b) => {
        const [small, big] = [
          estimateStep({ facts: of }, a),
          estimateStep({ facts: of }, { rows: a.rows + b.rows, bytes: a.bytes + b.bytes }),
        ]
        expect(small.atLeast).toBeLessThanOrEqual(small.atMost)
        expect(small.atLeast).toBeLessThanOrEqual(big.atLeast)
        expect(small.atMost).toBeLessThanOrEqual(big.atMost)
      }),
    )
  })

  test('what only changes the catalogue takes the same time whatever the size', () => {
    fc.assert(
      fc.property(facts, size, size, (of, a, b) => {
        const plain = { facts: { ...of, rewrites: false, scans: false } }
        expect(estimateStep(plain, a)).toEqual(estimateStep(plain, b))
      }),
    )
  })

  test('a table written anew under lock takes longer than each short step of an online plan', () => {
    const read = (sql: string) => {
      const dialect = dialectOf('postgres')
      return dialect.lower(dialect.parse(sql)).schema
    }
    const before = read('CREATE TABLE t (id integer PRIMARY KEY, n integer);')
    const after = read('CREATE TABLE t (id integer PRIMARY KEY, n bigint);')
    const big = { rows: 4e8, bytes: 40e9 }
    const direct = planMigration(before, after).up.map((step) => estimateStep(step, big))
    expect(Math.max(...direct.map(({ atLeast }) => atLeast))).toBeGreaterThan(60)
    const blocking = planMigration(before, after, { strategy: 'online' })
      .up.filter(({ facts: { lock } }) => lock === 'ACCESS EXCLUSIVE')
      .map((step) => estimateStep(step, big))
    expect(blocking.length).toBeGreaterThan(0)
    expect(Math.max(...blocking.map(({ atMost }) => atMost))).toBeLessThan(1)
  })

  test('renamed tables keep their size, new ones are empty, and of others nothing is known', () => {
    const dialect = dialectOf('postgres')
    const read = (text: string) => dialect.lower(dialect.parse(text)).schema
    const before = read('CREATE TABLE old (a int); CREATE TABLE other (a int);')
    const after = read(
      'CREATE TABLE young (a bigint); CREATE TABLE other (a bigint); CREATE TABLE made (a int);',
    )
    const renames = [{ from: entityId('table', 'public', 'old'), to: entityId('table', 'public', 'young') }]
    const sizes = { 'public.old': { rows: 1000, bytes: null } }
    const plan = planMigration(before, after, { renames, sizes })
    expect(sizeOf(plan.sizes, 'public.young')).toEqual({ rows: 1000, bytes: 100_000 })
    expect(sizeOf(plan.sizes, 'public.made')).toEqual({ rows: 0, bytes: 0 })
    expect(sizeOf(plan.sizes, 'public.other')).toBeNull()
    const [young] = plan.up.filter(({ relation }) => relation === 'public.young')
    const [other] = plan.up.filter(({ relation }) => relation === 'public.other')
    if (!young || !other) throw new Error('no step')
    expect(estimateOf(young, plan.sizes)?.atMost).toBeGreaterThan(0.1)
    expect(estimateOf(other, plan.sizes)).toBeNull()
  })
})
