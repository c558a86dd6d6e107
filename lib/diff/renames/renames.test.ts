import { describe, expect, test } from 'vitest'
import { applyOps, type Schema } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { annotatedRenames, diffSchemas, nameOf, readRename } from '../index.ts'

const dialect = dialectOf('postgres')

const before = `
  CREATE SCHEMA shop;
  CREATE TYPE shop.mood AS ENUM ('sad', 'ok', 'happy');
  CREATE DOMAIN shop.amount AS numeric(10,2) CHECK (VALUE > 0);
  CREATE SEQUENCE shop.ticket_numbers START 100;
  CREATE FUNCTION shop.twice(n integer) RETURNS integer LANGUAGE sql AS $$SELECT $1 * 2$$;
  CREATE TABLE shop.users (id int PRIMARY KEY, email text NOT NULL, mood shop.mood, paid shop.amount);
  CREATE INDEX users_by_email ON shop.users (email);
  CREATE VIEW shop.active AS SELECT id, email FROM shop.users;`

describe('likely renames are asked about, and carried out when they are chosen', () => {
  test.each([
    ['schema', 'shop', 'store', [['shop', 'store']]],
    ['table', 'shop.users', 'shop.user_accounts', [['shop.users', 'shop.user_accounts']]],
    ['column', 'shop.users.email', 'shop.users.email_address', [['email', 'email_address']]],
    ['enum', 'shop.mood', 'shop.moods', [['shop.mood', 'shop.moods']]],
    ['enumValue', 'shop.mood.sad', 'shop.mood.unhappy', [["'sad'", "'unhappy'"]]],
    ['domain', 'shop.amount', 'shop.amount_due', [['shop.amount', 'shop.amount_due']]],
    [
      'sequence',
      'shop.ticket_numbers',
      'shop.ticket_number',
      [['shop.ticket_numbers', 'shop.ticket_number']],
    ],
    ['routine', 'shop.twice', 'shop.doubled', [['shop.twice', 'shop.doubled']]],
    ['view', 'shop.active', 'shop.active_users', [['shop.active', 'shop.active_users']]],
  ] as const)('%s %s → %s', (kind, from, to, changes) => {
    let text = before
    for (const [old, next] of changes) text = renamed(text, old, next)
    const [a, b] = [read(before), read(text)]
    const { questions } = diffSchemas(a, b, dialect)
    const question = questions.find((each) => each.kind === kind)
    expect(question && [nameOf(question.from), nameOf(question.to)]).toEqual([from, to])
    const chosen = diffSchemas(a, b, dialect, { renames: question ? [question] : [] })
    expect(chosen.questions).toEqual([])
    expect(chosen.ops.filter(({ op }) => op === 'table.drop' || op === 'column.drop')).toEqual([])
    expect(chosen.ops.filter(({ op }) => op === 'enum.drop' || op === 'schema.drop')).toEqual([])
    const result = applyOps(a, chosen.ops, dialect)
    expect(result.ok && diffSchemas(result.value, b, dialect).ops).toEqual([])
    expect(diffSchemas(a, b, dialect, { assume: 'renames' }).ops).toEqual(chosen.ops)
    expect(diffSchemas(a, b, dialect, { assume: 'drops' }).questions).toEqual([])
    const dropped = question ? [question.from] : []
    expect(
      diffSchemas(a, b, dialect, { dropped }).questions.some(({ from: id }) => dropped.includes(id)),
    ).toBe(false)
  })
})

test('two tables, and two columns, change places', () => {
  const a = read('CREATE TABLE a (x int, y text); CREATE TABLE b (z date);')
  const b = read('CREATE TABLE b (y int, x text); CREATE TABLE a (z date);')
  const renames: ReturnType<typeof answered>[] = []
  for (const text of ['a=b', 'b=a', 'a.x=y', 'a.y=x']) renames.push(answered(a, b, text, renames))
  const { ops } = diffSchemas(a, b, dialect, { renames })
  expect(ops.every(({ op }) => op === 'table.rename' || op === 'column.rename')).toBe(true)
  const result = applyOps(a, ops, dialect)
  expect(result.ok && diffSchemas(result.value, b, dialect).ops).toEqual([])
})

test('an answer that names nothing is refused with the reason', () => {
  const [a, b] = [read('CREATE TABLE t (a int);'), read('CREATE TABLE t (b int);')]
  expect(readRename(a, b, 't.a=b')).toMatchObject({ ok: true })
  expect(readRename(a, b, 't.a')).toEqual({ ok: false, error: 't.a is not of the form old=new' })
  expect(readRename(a, b, 't.c=b')).toEqual({ ok: false, error: 'there is no t.c before' })
  expect(readRename(a, b, 't.a=c')).toMatchObject({ ok: false })
})

test('comments before declarations answer; one whose old name is gone says nothing', () => {
  const a = read(
    `CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE users (id int, email text, "Old Name" date);`,
  )
  const text = `
    /* athena:renamed-from mood */
    CREATE TYPE feeling AS ENUM ( -- of the day
      -- athena:renamed-from sad
      'unhappy', 'ok');
    -- athena:renamed-from users
    -- the people
    CREATE TABLE people (
      -- athena:renamed-from nothing_like_it
      id int,
      /* athena:renamed-from EMAIL */ address text CHECK (address <> '-- athena:renamed-from id'),
      -- athena:renamed-from "Old Name"
      born date
    );
    -- athena:renamed-from nobody`
  const tree = dialect.parse(text)
  const { schema, sources } = dialect.lower(tree)
  const renames = annotatedRenames(a, { schema, sources, remarks: dialect.remarks(text) })
  expect(renames.map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`)).toEqual([
    'public.mood → public.feeling',
    'public.users → public.people',
    'public.mood.sad → public.feeling.unhappy',
    'public.users.email → public.people.address',
    'public.users.Old Name → public.people.born',
  ])
})

test('owners are compared only where the new schema names any', () => {
  const a = read('CREATE TABLE t (a int); ALTER TABLE t OWNER TO one; CREATE TABLE u (a int);')
  expect(diffSchemas(a, read('CREATE TABLE t (a int); CREATE TABLE u (a int);'), dialect).ops).toEqual([])
  const b = read('CREATE TABLE t (a int); CREATE TABLE u (a int); ALTER TABLE u OWNER TO two;')
  expect(diffSchemas(a, b, dialect).ops).toEqual([
    { op: 'object.setOwner', kind: 'table', object: 'public.t', owner: null },
    { op: 'object.setOwner', kind: 'table', object: 'public.u', owner: 'two' },
  ])
})

function answered(a: Schema, b: Schema, text: string, others: Parameters<typeof readRename>[3]) {
  const answer = readRename(a, b, text, others)
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

/** The text with every whole mention of a name replaced. */
function renamed(text: string, old: string, next: string): string {
  const isName = (ch: string | undefined) => ch !== undefined && (/\w/.test(ch) || ch === "'")
  let out = ''
  for (let at = 0; at < text.length; ) {
    const whole = text.startsWith(old, at) && !isName(text[at - 1]) && !isName(text[at + old.length])
    out += whole ? next : text[at]
    at += whole ? old.length : 1
  }
  return out
}

function read(sql: string): Schema {
  return dialect.lower(dialect.parse(sql)).schema
}
