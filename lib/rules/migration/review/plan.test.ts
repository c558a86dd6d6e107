import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type MigrationPlan, planMigration } from '../../../migrate/index.ts'
import { openDocument } from '../../../sync/index.ts'
import { reviewPlan } from '../index.ts'

const pairs = join(import.meta.dirname, '../../../migrate/fixtures/pairs')

/** Rules that tell of long work under a lock, by what they say of its kind. */
const lockRules: ReadonlySet<string> = new Set([
  'check-validated-at-once',
  'column-counting',
  'column-of-checked-domain',
  'column-stored-expression',
  'column-volatile-default',
  'domain-constraint-scan',
  'exclusion-built-under-lock',
  'foreign-key-validated-at-once',
  'index-not-concurrent',
  'partitioned-index',
  'primary-key-built-under-lock',
  'set-not-null-scan',
  'type-change-rewrites',
  'unique-built-under-lock',
])

const cases = readdirSync(pairs).flatMap((name) =>
  (['direct', 'online'] as const).map((strategy) => [strategy, name] as const),
)

describe.each(cases)('a plan, %s, of %s', (strategy, name) => {
  const base = readFileSync(join(pairs, name, 'base.sql'), 'utf8')
  const target = readFileSync(join(pairs, name, 'target.sql'), 'utf8')

  it('is told of no lock that it does not declare itself', () => {
    const found = reviewPlan(planFor(base, target, strategy), base)
    expect(found.filter(({ rule }) => rule === 'rule-failure')).toEqual([])
    const hidden = found.filter(({ rule, step }) => {
      return lockRules.has(rule) && !step.facts.rewrites && !step.facts.scans
    })
    expect(hidden.map(({ rule, step }) => `${rule}: ${step.sql}`)).toEqual([])
  })

  it('has a place for each finding in the step that it is about', () => {
    for (const { step, from, to } of reviewPlan(planFor(base, target, strategy), base)) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(step.sql.length)
      expect(from).toBeLessThan(to)
    }
  })
})

const shop = `
CREATE TABLE customers (id integer PRIMARY KEY, email text NOT NULL, note text);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer, number text, price numeric(10,2));
`

const changes: readonly (readonly [string, string])[] = [
  ['an index', `${shop} CREATE INDEX orders_customer_idx ON orders (customer_id);`],
  ['a check', `${shop} ALTER TABLE orders ADD CONSTRAINT orders_price_check CHECK (price > 0);`],
  [
    'a foreign key',
    `${shop} ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer_id) REFERENCES customers;`,
  ],
  ['a unique constraint', `${shop} ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number);`],
  ['a required column', shop.replace('number text', 'number text NOT NULL')],
  [
    'a column with a volatile default',
    shop.replace('note text', 'note text, token uuid DEFAULT gen_random_uuid()'),
  ],
  ['another type', shop.replace('customer_id integer', 'customer_id bigint')],
]

describe('a change planned online', () => {
  it.each(changes)('of %s has no finding about a lock', (_, target) => {
    const found = reviewPlan(planFor(shop, target, 'online'), shop)
    expect(found.filter(({ rule }) => lockRules.has(rule)).map(({ message }) => message)).toEqual([])
  })

  it.each(changes)('of %s has one when it is planned directly', (_, target) => {
    const found = reviewPlan(planFor(shop, target, 'direct'), shop)
    expect(found.filter(({ rule }) => lockRules.has(rule)).length).toBeGreaterThan(0)
  })
})

function planFor(base: string, target: string, strategy: 'direct' | 'online'): MigrationPlan {
  const [before, after] = [openDocument(base, 'postgres'), openDocument(target, 'postgres')]
  return planMigration(before.schema, after.schema, { strategy })
}
