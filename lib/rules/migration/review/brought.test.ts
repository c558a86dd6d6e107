import { describe, expect, it } from 'vitest'
import { type MigrationReviewOptions, reviewMigration } from './engine.ts'

const base = `
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, placed timestamp);
`

describe('what a migration brings', () => {
  it('is told at the statement that brings it, and what was there before is not', () => {
    const text = [
      'ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;',
      'ALTER TABLE orders ADD COLUMN paid timestamp;',
      '',
    ].join('\n')
    const brought = review(text, { base }).filter(({ category }) => category !== 'migration')
    expect(brought.map(({ rule, statement }) => [rule, statement])).toEqual(
      expect.arrayContaining([
        ['foreign-key-without-index', 0],
        ['timestamp-without-time-zone', 1],
      ]),
    )
    expect(brought.filter(({ message }) => message.includes('placed'))).toEqual([])
    for (const { guidance, why, source } of brought)
      for (const said of [guidance, why, source]) expect(said).toBeTruthy()
  })

  it('is not told where the next statement mends it', () => {
    const text = [
      'ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;',
      'CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);',
    ].join('\n')
    expect(review(text, { base }).map(({ rule }) => rule)).not.toContain('foreign-key-without-index')
  })

  it('is not guessed where the base is not known', () => {
    const found = review('CREATE TABLE notes (body varchar(255));')
    expect(found.filter(({ category }) => category !== 'migration')).toEqual([])
  })

  it('heeds what is switched off', () => {
    const text = 'ALTER TABLE orders ADD COLUMN paid timestamp;'
    const settings = { 'timestamp-without-time-zone': { on: false } }
    expect(review(text, { base, settings }).map(({ rule }) => rule)).not.toContain(
      'timestamp-without-time-zone',
    )
  })
})

describe('the rows of tables', () => {
  const text = 'CREATE INDEX orders_placed_idx ON orders (placed);'
  const severityAt = (rows: number | null) => {
    const found = review(text, { base, rows: new Map(rows === null ? [] : [['orders', rows]]) })
    return found.find(({ rule }) => rule === 'index-not-concurrent')
  }

  it('make the same statement harmless or an outage', () => {
    expect(severityAt(null)?.severity).toBe('error')
    expect(severityAt(200)?.severity).toBe('warning')
    expect(severityAt(5_000_000)?.severity).toBe('error')
    expect(severityAt(5_000_000)?.evidence).toContain('5,000,000 rows')
  })

  it('may be told by the qualified name', () => {
    const rows = new Map([['public.orders', 5]])
    const found = review(text, { base, rows }).find(({ rule }) => rule === 'index-not-concurrent')
    expect(found?.severity).toBe('warning')
  })
})

function review(text: string, options: MigrationReviewOptions = {}) {
  return reviewMigration(text, { ...options, dialect: 'postgres' })
}
