import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../text/index.ts'
import { reviewMigration } from './engine.ts'

const base = `
  CREATE TABLE city (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
  CREATE TABLE customer (id bigint PRIMARY KEY, city_id bigint REFERENCES city (id), email text NOT NULL);
  CREATE INDEX customer_email ON customer (email);`

const found = (text: string, options: Parameters<typeof reviewMigration>[1] = { base }) =>
  reviewMigration(text, options).filter(({ catalogue }) =>
    catalogue.some((number) => number.startsWith('QY')),
  )

describe('statements of a migration', () => {
  it('are judged by the rules of queries, with the schema as it is before each', () => {
    const text =
      'ALTER TABLE customer ADD COLUMN note text;\n' +
      "INSERT INTO customer VALUES (1, 2, 'a', 'b');\n" +
      "UPDATE customer SET note = NULL WHERE city_id = NULL AND email <> '';\n"
    const findings = found(text)
    expect(findings.map(({ rule, statement }) => [rule, statement])).toEqual([
      ['insert-without-columns', 1],
      ['null-comparison', 2],
    ])
    const fixed = findings.reduceRight((done, { fix }) => (fix ? applyChange(done, fix.change) : done), text)
    expect(fixed).toContain('INSERT INTO customer (id, city_id, email, note) VALUES')
    expect(fixed).toContain("WHERE city_id IS NULL AND email <> ''")
    for (const { from, to } of findings) expect(text.slice(from, to)).not.toBe('')
  })

  it('are not told what only makes them slow, nor what the file does not know', () => {
    expect(found("UPDATE customer SET city_id = 1 WHERE lower(email) = 'x';")).toEqual([])
    expect(found('UPDATE elsewhere SET a = b WHERE c = 1;')).toEqual([])
    expect(found('DO $$ BEGIN UPDATE customer SET city_id = 1 WHERE id = wanted; END $$;')).toEqual([])
  })

  it('are told of the name that is meant', () => {
    const [finding] = found("DELETE FROM customer WHERE emial = 'x';")
    expect(finding).toMatchObject({ rule: 'unknown-column', fix: { title: 'Write email' } })
  })

  it('are left alone by rules that are off', () => {
    const settings = { 'null-comparison': { on: false } }
    expect(found('DELETE FROM customer WHERE city_id = NULL;', { base, settings })).toEqual([])
  })
})
