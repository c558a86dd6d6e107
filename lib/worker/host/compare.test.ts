import { expect, it } from 'vitest'
import { entityId } from '../../schema/index.ts'
import { openDocument } from '../../sync/index.ts'
import { compareSchemas } from './compare.ts'

const read = (text: string) => openDocument(text, 'postgres').schema

it('marks what came, went and changed, and draws the columns that went', () => {
  const before = read('CREATE TABLE a (id int, old text, kind text); CREATE TABLE gone (id int);')
  const after = read('CREATE TABLE a (id int, kind int, fresh text); CREATE TABLE made (id int);')
  const { entities, marks } = compareSchemas(before, after)
  expect(marks).toEqual({
    'table:public.a': 'changed',
    'column:public.a.kind': 'changed',
    'column:public.a.kind.before': 'before',
    'column:public.a.fresh': 'added',
    'column:public.a.old': 'removed',
    'table:public.gone': 'removed',
    'table:public.made': 'added',
  })
  const columns = entities.flatMap((entity) =>
    entity.id === 'table:public.a' && entity.entity === 'table' ? entity.columns.map(({ name }) => name) : [],
  )
  expect(columns).toEqual(['id', 'kind', 'kind', 'fresh', 'old'])
  expect(entities.map(({ id }) => id)).toContain('table:public.gone')
})

it('marks what was renamed, with the row and the name that it had', () => {
  const before = read('CREATE TABLE a (id int PRIMARY KEY, mail text); CREATE TABLE b (a int REFERENCES a);')
  const after = read('CREATE TABLE c (id int PRIMARY KEY, email text); CREATE TABLE b (a int REFERENCES c);')
  const renames = [
    { from: entityId('table', 'public', 'a'), to: entityId('table', 'public', 'c') },
    { from: entityId('column', 'public', 'a', 'mail'), to: entityId('column', 'public', 'c', 'email') },
  ]
  const { entities, marks, formerNames } = compareSchemas(before, after, renames)
  expect(marks).toEqual({
    'table:public.c': 'renamed',
    'column:public.c.email': 'renamed',
    'column:public.c.email.before': 'before',
  })
  expect(formerNames).toEqual({ 'table:public.c': 'a' })
  const [table] = entities
  expect(table?.entity === 'table' && table.columns.map(({ name }) => name)).toEqual(['id', 'email', 'mail'])
})

it('marks values of enums and the lines that come, go and change', () => {
  const before = read(`CREATE TYPE mood AS ENUM ('ok', 'sad', 'odd');
    CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a, c int REFERENCES a);`)
  const after = read(`CREATE TYPE mood AS ENUM ('ok', 'unhappy', 'great');
    CREATE TABLE a (id int PRIMARY KEY);
    CREATE TABLE b (a int REFERENCES a ON DELETE CASCADE, c int, d int REFERENCES a);`)
  const value = (name: string) => entityId('enumValue', 'public', 'mood', name)
  const { entities, marks } = compareSchemas(before, after, [{ from: value('sad'), to: value('unhappy') }])
  const values = entities.flatMap((entity) => (entity.entity === 'enum' ? entity.values : []))
  expect(values).toEqual(['ok', 'unhappy', 'sad', 'great', 'odd'])
  expect(values.map((name) => marks[value(name)])).toEqual([
    undefined,
    'renamed',
    'before',
    'added',
    'removed',
  ])
  const keys = entities.flatMap((entity) => (entity.entity === 'table' ? entity.foreignKeys : []))
  expect(keys.map(({ columns, id }) => [columns.join(), marks[id]])).toEqual([
    ['a', 'changed'],
    ['d', 'added'],
    ['c', 'removed'],
  ])
})

it('finds nothing between two spellings of one schema', () => {
  const before = read('CREATE TABLE a (id int4 PRIMARY KEY);')
  const after = read('CREATE TABLE a (id integer);\nALTER TABLE a ADD PRIMARY KEY (id);')
  expect(compareSchemas(before, after).marks).toEqual({})
})

it('marks a column that moved into another table on both sides', () => {
  const before = read(
    'CREATE TABLE a (id int PRIMARY KEY, street text); CREATE TABLE b (id int PRIMARY KEY);',
  )
  const after = read('CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, road text);')
  const move = {
    from: entityId('column', 'public', 'a', 'street'),
    to: entityId('column', 'public', 'b', 'road'),
  }
  expect(compareSchemas(before, after, [move]).marks).toEqual({
    'table:public.a': 'changed',
    'column:public.a.street': 'moved',
    'table:public.b': 'changed',
    'column:public.b.road': 'moved',
  })
  const split = read('CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY, street text);')
  const into = { from: move.from, to: entityId('column', 'public', 'c', 'street') }
  expect(compareSchemas(before, split, [into]).marks).toMatchObject({
    'table:public.c': 'added',
    'column:public.c.street': 'moved',
    'column:public.a.street': 'moved',
  })
})
