import { describe, expect, it } from 'vitest'
import { parseOps } from '../ops.ts'
import { emptySchema } from '../queries.ts'
import { applyOps } from './apply-ops.ts'
import { standardPort } from './port.ts'
import { renameMentions } from './rewrite-sql.ts'
import { mentionsInSql, type SqlTarget } from './sql-mentions.ts'

const made = applyOps(
  emptySchema('test', ['public']),
  parseOps([
    {
      op: 'table.add',
      table: {
        name: 'users',
        columns: ['id', 'email', 'date', 'group'].map((name) => ({ name, type: 'text' })),
      },
    },
    {
      op: 'table.add',
      table: { name: 'orders', columns: ['id', 'user_id', 'total'].map((name) => ({ name, type: 'text' })) },
    },
    { op: 'view.add', view: { name: 'v', query: 'SELECT id FROM users', columns: ['id'] } },
  ]),
)
if (!made.ok) throw new Error(made.error.message)
const schema = made.value

const email: SqlTarget = { kind: 'column', schema: 'public', table: 'users', column: 'email' }
const id: SqlTarget = { kind: 'column', schema: 'public', table: 'users', column: 'id' }
const date: SqlTarget = { kind: 'column', schema: 'public', table: 'users', column: 'date' }
const group: SqlTarget = { kind: 'column', schema: 'public', table: 'users', column: 'group' }
const users: SqlTarget = { kind: 'relation', schema: 'public', name: 'users' }

/** Renames every certain mention to `NEW` and marks uncertain ones with `?`. */
function check(sql: string, target: SqlTarget, relation: string | null = null): string {
  const context = {
    schema,
    searchPath: ['public'],
    relation: relation === null ? null : { schema: 'public', name: relation },
    rowNames: ['new', 'old'],
  }
  const mentions = mentionsInSql(sql, target, context)
  const old = target.kind === 'column' ? target.column : target.name
  const quote = (name: string) => (name === 'NEW' ? name : standardPort.quote(name))
  const unsure = mentions.filter((each) => !each.certain).length
  return renameMentions(sql, mentions, { old, name: 'NEW', schema: null }, quote) + '?'.repeat(unsure)
}

describe('mentions in SQL', () => {
  const cases: readonly (readonly [string, string, SqlTarget, string | null])[] = [
    ["length(email) > 3 AND 'email' <> email", "length(NEW) > 3 AND 'email' <> NEW", email, 'users'],
    ['"email" || users.email || new.email', 'NEW || users.NEW || new.NEW', email, 'users'],
    ['email(email)', 'email(NEW)', email, 'users'],
    ['x::email AND email IS NOT NULL -- email', 'x::email AND NEW IS NOT NULL -- email', email, 'users'],
    ["date '2020-01-01' < date", "date '2020-01-01' < NEW", date, 'users'],
    ['extract(date from date)', 'extract(date from NEW)', date, 'users'],
    ['SELECT email FROM users', 'SELECT NEW AS email FROM users', email, null],
    ['SELECT u.email AS mail FROM users u', 'SELECT u.NEW AS mail FROM users u', email, null],
    ['SELECT u.email mail FROM users AS u', 'SELECT u.NEW mail FROM users AS u', email, null],
    [
      'SELECT lower(email) email FROM users ORDER BY email',
      'SELECT lower(NEW) email FROM users ORDER BY email',
      email,
      null,
    ],
    ['SELECT id FROM users GROUP BY email', 'SELECT id FROM users GROUP BY NEW', email, null],
    [
      'SELECT o.id FROM orders o, users u WHERE o.user_id = u.id',
      'SELECT o.id FROM orders o, users u WHERE o.user_id = u.NEW',
      id,
      null,
    ],
    ['SELECT id FROM orders', 'SELECT id FROM orders', id, null],
    [
      'SELECT 1 FROM orders o JOIN users USING (id)',
      'SELECT 1 FROM orders o JOIN users USING (id)?',
      id,
      null,
    ],
    ['SELECT (SELECT email) FROM users', 'SELECT (SELECT NEW AS email) FROM users', email, null],
    [
      'SELECT (SELECT id FROM orders LIMIT 1) FROM users',
      'SELECT (SELECT id FROM orders LIMIT 1) FROM users',
      id,
      null,
    ],
    [
      'SELECT s.email FROM (SELECT email FROM users) s',
      'SELECT s.email FROM (SELECT NEW AS email FROM users) s',
      email,
      null,
    ],
    [
      'WITH w AS (SELECT email FROM users) SELECT email FROM w',
      'WITH w AS (SELECT NEW AS email FROM users) SELECT email FROM w',
      email,
      null,
    ],
    [
      'SELECT (SELECT email FROM f() g) FROM users',
      'SELECT (SELECT email FROM f() g) FROM users?',
      email,
      null,
    ],
    [
      'SELECT 1 FROM orders WHERE EXISTS (SELECT 1 FROM users WHERE users.id = orders.user_id)',
      'SELECT 1 FROM orders WHERE EXISTS (SELECT 1 FROM users WHERE users.NEW = orders.user_id)',
      id,
      null,
    ],
    [
      'SELECT email FROM users UNION SELECT total FROM orders',
      'SELECT NEW AS email FROM users UNION SELECT total FROM orders',
      email,
      null,
    ],
    [
      'SELECT users.* FROM users, public.users x WHERE users.id = x.id',
      'SELECT NEW.* FROM NEW, public.NEW x WHERE NEW.id = x.id',
      users,
      null,
    ],
    [
      'SELECT id FROM users WHERE id IS DISTINCT FROM email',
      'SELECT id FROM users WHERE id IS DISTINCT FROM NEW',
      email,
      null,
    ],
    [
      'SELECT u.group AS g, u.order FROM users u GROUP BY u.group, u.order',
      'SELECT u.NEW AS g, u.order FROM users u GROUP BY u.NEW, u.order',
      group,
      null,
    ],
    [
      'SELECT o.id FROM orders o JOIN users u ON u.group = o.id, users w WHERE w.group = u.group',
      'SELECT o.id FROM orders o JOIN users u ON u.NEW = o.id, users w WHERE w.NEW = u.NEW',
      group,
      null,
    ],
    ["'users'::regclass = nextval('public.users')", "'NEW'::regclass = nextval('public.NEW')", users, null],
    [
      'WITH users AS (SELECT 1) SELECT * FROM users',
      'WITH users AS (SELECT 1) SELECT * FROM users',
      users,
      null,
    ],
  ]
  for (const [sql, expected, target, relation] of cases) {
    it(sql, () => expect(check(sql, target, relation)).toBe(expected))
  }
})
