import { expect, it } from 'vitest'
import { type EntityId, entityId, type Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { changesOf, diffSchemas } from './index.ts'

const dialect = dialectOf('postgres')
const read = (text: string) => dialect.lower(dialect.parse(text)).schema

it('groups what changes by the object, under its new name', () => {
  const before = read(`
    CREATE TYPE mood AS ENUM ('sad');
    CREATE TABLE users (id int PRIMARY KEY, email text, age int, kind int);
    CREATE TABLE gone (id int);
  `)
  const after = read(`
    CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE TABLE people (id int PRIMARY KEY, mail text NOT NULL, kind bigint DEFAULT 1, note text);
    CREATE INDEX people_kind ON people (kind);
    CREATE TABLE made (id int, at date);
  `)
  const renames = [
    { from: entityId('table', 'public', 'users'), to: entityId('table', 'public', 'people') },
    {
      from: entityId('column', 'public', 'users', 'email'),
      to: entityId('column', 'public', 'people', 'mail'),
    },
  ]
  const { ops } = diffSchemas(before, after, dialect, { renames, assume: 'drops' })
  const changes = changesOf(ops)
  const of = (name: string) => changes.find((change) => change.name === name)
  expect(of('public.made')).toEqual({
    kind: 'table',
    name: 'public.made',
    formerName: null,
    how: 'added',
    lines: [],
  })
  expect(of('public.gone')).toMatchObject({ how: 'removed', lines: [] })
  expect(of('public.mood')).toMatchObject({ kind: 'enum', how: 'changed', lines: ['value glad added'] })
  const people = of('public.people')
  expect(people).toMatchObject({ how: 'changed', formerName: 'public.users' })
  expect([...(people?.lines ?? [])].sort()).toEqual(
    expect.arrayContaining([
      'column age dropped',
      'column email renamed to mail',
      'column kind default: 1',
      'column kind type: bigint',
      'column mail nullable: false',
      'column note added, text',
      'index people_kind added',
    ]),
  )
})

it('tells a column that moved on both sides, and where a new table has it from', () => {
  const [a, b, c] = [
    'CREATE TABLE a (id int PRIMARY KEY, street text); CREATE TABLE b (id int PRIMARY KEY);',
    'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, road text);',
    'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY, street text);',
  ].map((sql) => read(sql)) as [Schema, Schema, Schema]
  const told = (after: Schema, to: EntityId) => {
    const renames = [{ from: entityId('column', 'public', 'a', 'street'), to }]
    const { ops } = diffSchemas(a, after, dialect, { renames })
    return changesOf(ops, renames).map(({ name, how, lines }) => [name, how, ...lines])
  }
  expect(told(b, entityId('column', 'public', 'b', 'road')).sort()).toEqual([
    ['public.a', 'changed', 'column street moved to public.b.road'],
    ['public.b', 'changed', 'column road moved here from public.a.street'],
  ])
  expect(told(c, entityId('column', 'public', 'c', 'street')).sort()).toEqual([
    ['public.a', 'changed', 'column street moved to public.c.street'],
    ['public.c', 'added', 'column street moved here from public.a.street'],
  ])
})
