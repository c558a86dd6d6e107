import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { complete } from './complete.ts'

const schema = `
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, mood mood);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric);
CREATE TABLE "Order Lines" (id bigint);
CREATE SCHEMA audit;
CREATE TABLE audit.log (at timestamptz, what text);
CREATE VIEW spenders AS SELECT u.email, o.total FROM users u JOIN orders o ON o.user_id = u.id;
`

/** Labels offered at the bar in the text, which stands after the schema above. */
function offered(sql: string, kinds?: readonly string[]): readonly string[] {
  const text = `${schema}\n${sql}`
  const offset = text.indexOf('|')
  const state = openDocument(text.replace('|', ''), 'postgres')
  return complete(state, offset)
    .filter((item) => !kinds || kinds.includes(item.kind))
    .map((item) => item.label)
}

describe('complete', () => {
  it.each<[string, readonly string[]]>([
    ['CREATE TABLE t (a bigint REFERENCES us|', ['users']],
    ['CREATE TABLE t (a bigint REFERENCES users (|', ['id', 'email', 'mood']],
    ['CREATE TABLE t (a bigint, FOREIGN KEY (|', ['a']],
    ['CREATE TABLE t (a bigint, b text, UNIQUE (a, |)', ['a', 'b']],
    ['CREATE INDEX ON orders (us|', ['user_id']],
    ['CREATE INDEX ON or|', ['orders', 'Order Lines']],
    ['CREATE INDEX i ON orders USING btree (tot|)', ['total']],
    ['ALTER TABLE ord|', ['orders', 'Order Lines']],
    ['ALTER TABLE orders ALTER COLUMN tot|', ['total']],
    ['ALTER TABLE orders DROP COLUMN |', ['id', 'user_id', 'total']],
    ['ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (|', ['id', 'user_id', 'total']],
    [
      'ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (user_id) REFERENCES |us',
      ['users', 'orders', 'Order Lines'],
    ],
    ['COMMENT ON COLUMN users.|', ['id', 'email', 'mood']],
    ['COMMENT ON TABLE aud|', []],
    ['ALTER TABLE audit.|', ['log']],
    ['CREATE VIEW v AS SELECT u.| FROM users u', ['id', 'email', 'mood']],
    ['CREATE VIEW v AS SELECT * FROM spen|', ['spenders']],
    ['CREATE VIEW v AS SELECT s.| FROM spenders s', ['email', 'total']],
    ['CREATE POLICY p ON us|', ['users']],
  ])('%s', (sql, expected) => {
    const found = offered(sql, ['table', 'view', 'column'])
    expect(found.slice(0, expected.length)).toEqual(expected)
    if (expected.length === 0) expect(found).toEqual([])
  })

  it('offers types where a type stands, the own ones first', () => {
    expect(offered('CREATE TABLE t (m |')[0]).toBe('mood')
    expect(offered('CREATE TABLE t (m tim|')).toContain('TIMESTAMP WITH TIME ZONE')
    expect(offered('ALTER TABLE users ADD COLUMN x jso|')).toContain('JSONB')
    expect(offered('ALTER TABLE users ALTER COLUMN email TYPE mo|')[0]).toBe('mood')
  })
  it('offers the columns in scope in an expression, with functions and words', () => {
    const found = offered('CREATE VIEW v AS SELECT | FROM users u')
    expect(found.slice(0, 3)).toEqual(['id', 'email', 'mood'])
    expect(found).toContain('u')
  })
  it('offers what can follow', () => {
    expect(offered('CREATE TABLE t (a bigint NOT NULL DEFAULT 0, pri|')).toEqual(['PRIMARY KEY ('])
    expect(offered('CREATE TABLE t (a bigint no|')).toContain('NOT NULL')
    expect(offered('ALTER TABLE users ADD c|').slice(0, 3)).toEqual(['COLUMN', 'CHECK (', 'CONSTRAINT'])
    expect(offered('alter table users en|')[0]).toBe('enable row level security')
    expect(offered('create ta|')).toContain('table')
  })
  it('keeps the case of the statement', () => {
    expect(offered('create table t (a bigint not|')).toContain('not null')
  })
  it('quotes what must be quoted', () => {
    const text = `${schema}\nALTER TABLE ord`
    const items = complete(openDocument(text, 'postgres'), text.length)
    expect(items.find((item) => item.label === 'Order Lines')?.insert).toBe('"Order Lines"')
  })
  it('replaces the word that the cursor is in', () => {
    const text = `${schema}\nCREATE INDEX ON orders (user_xx)`
    const offset = text.indexOf('user_xx') + 4
    const item = complete(openDocument(text, 'postgres'), offset)[0]
    expect(text.slice(item?.from, item?.to)).toBe('user_xx')
  })
  it.each(["SELECT 'us|", '-- us|', '/* us|', 'SELECT $$ us| $$', 'SELECT 12|'])(
    'offers nothing in %s',
    (sql) => expect(offered(sql)).toEqual([]),
  )
  it('offers statements at the start', () => expect(offered('cre|')).toContain('create table'))
  it('never throws, wherever it is asked', () => {
    const state = openDocument(schema, 'postgres')
    for (let offset = 0; offset <= schema.length; offset++) complete(state, offset)
  })
})
