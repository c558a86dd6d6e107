import { expect, it } from 'vitest'
import { entityId } from '../schema/index.ts'
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
