import { describe, expect, it } from 'vitest'
import { migrationRuleOf } from './registry.ts'
import { reviewMigration } from './review/engine.ts'

/** Changes that were executed on PostgreSQL 11 to 18, with whether they wrote the table or an index anew. */
const free: readonly (readonly [string, string])[] = [
  ['varchar(50)', 'varchar(100)'],
  ['varchar(50)', 'varchar'],
  ['varchar(50)', 'text'],
  ['text', 'varchar'],
  ['numeric(10,2)', 'numeric(12,2)'],
  ['numeric(10,2)', 'numeric'],
  ['timestamp(3)', 'timestamp(6)'],
  ['interval(3)', 'interval'],
  ['time(3)', 'time(6)'],
  ['cidr', 'inet'],
  ['varbit(10)', 'varbit(20)'],
]

const rewriting: readonly (readonly [string, string])[] = [
  ['int', 'bigint'],
  ['smallint', 'int'],
  ['real', 'double precision'],
  ['varchar(50)', 'varchar(20)'],
  ['text', 'varchar(100)'],
  ['char(10)', 'text'],
  ['char(10)', 'char(20)'],
  ['char(10)', 'varchar(10)'],
  ['numeric(10,2)', 'numeric(12,4)'],
  ['numeric', 'int'],
  ['timestamp(3)', 'timestamp(1)'],
  ['timestamptz', 'date'],
  ['timestamp', 'timestamptz'],
  ['jsonb', 'json'],
  ['jsonb', 'text'],
]

describe('a change of type', () => {
  it.each(free)('from %s to %s is of the catalogue alone', (from, to) => {
    expect(rewrites(from, to)).toBe(false)
  })

  it.each(rewriting)('from %s to %s writes the table anew', (from, to) => {
    expect(rewrites(from, to)).toBe(true)
  })

  it('of times in a session whose zone is UTC is of the catalogue alone', () => {
    expect(rewrites('timestamp', 'timestamptz', "SET TimeZone = 'UTC';")).toBe(false)
    expect(rewrites('timestamptz', 'timestamp', "SET TimeZone = 'Europe/Berlin';")).toBe(true)
  })
})

function rewrites(from: string, to: string, settings = ''): boolean {
  const rule = migrationRuleOf('type-change-rewrites')
  if (!rule) throw new Error('the rule is gone')
  const base = `CREATE TABLE t (id bigint PRIMARY KEY, c ${from});`
  const found = reviewMigration(`${settings} ALTER TABLE t ALTER COLUMN c TYPE ${to};`, {
    base,
    dialect: 'postgres',
    rules: [rule],
  })
  expect(found.filter(({ rule: id }) => id === 'rule-failure')).toEqual([])
  return found.length > 0
}
