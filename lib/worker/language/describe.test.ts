import { expect, it, describe as suite } from 'vitest'
import { entityId } from '../../schema/index.ts'
import { openDocument } from '../../sync/index.ts'
import { describe } from './describe.ts'

const state = openDocument(
  `CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);
COMMENT ON TABLE users IS '<b>People</b>';
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE CASCADE);
CREATE INDEX orders_user_idx ON orders (user_id) WHERE user_id > 0;
CREATE VIEW v AS SELECT email FROM users;`,
  'postgres',
)

suite('describe', () => {
  it('says all of a table, with who references it', () => {
    expect(describe(state, entityId('table', 'public', 'users'))).toEqual({
      title: 'table public.users',
      lines: [
        'id     bigint  pk  not null',
        'email  text    not null',
        'unique (email)',
        'referenced by orders(user_id)',
      ],
      comment: '<b>People</b>',
    })
  })
  it('says where a column points', () => {
    expect(describe(state, entityId('column', 'public', 'orders', 'user_id'))).toEqual({
      title: 'column orders.user_id',
      lines: ['bigint  → users(id) on delete cascade', 'index btree (user_id) where user_id > 0'],
      comment: null,
    })
  })
  it('says who references a column', () => {
    const lines = describe(state, entityId('column', 'public', 'users', 'id'))?.lines
    expect(lines).toContain('referenced by orders(user_id)')
  })
  it('says what an enum, a view and an index are', () => {
    expect(describe(state, entityId('enum', 'public', 'mood'))?.lines).toEqual(["'sad'", "'ok'"])
    expect(describe(state, entityId('view', 'public', 'v'))?.lines).toEqual(['email', 'reads public.users'])
    expect(describe(state, entityId('index', 'public', 'orders', 'orders_user_idx'))?.lines).toEqual([
      'index btree (user_id) where user_id > 0',
      'on public.orders',
    ])
  })
  it('says nothing of what is not there', () => {
    expect(describe(state, entityId('table', 'public', 'nothing'))).toBeNull()
    expect(describe(state, entityId('column', 'public', 'users', 'nothing'))).toBeNull()
  })
})
