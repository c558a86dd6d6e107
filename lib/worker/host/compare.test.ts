import { expect, it } from 'vitest'
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
    'column:public.a.fresh': 'added',
    'column:public.a.old': 'removed',
    'table:public.gone': 'removed',
    'table:public.made': 'added',
  })
  const columns = entities.flatMap((entity) =>
    entity.id === 'table:public.a' && entity.entity === 'table' ? entity.columns.map(({ name }) => name) : [],
  )
  expect(columns).toEqual(['id', 'kind', 'fresh', 'old'])
  expect(entities.map(({ id }) => id)).toContain('table:public.gone')
})

it('finds nothing between two spellings of one schema', () => {
  const before = read('CREATE TABLE a (id int4 PRIMARY KEY);')
  const after = read('CREATE TABLE a (id integer);\nALTER TABLE a ADD PRIMARY KEY (id);')
  expect(compareSchemas(before, after).marks).toEqual({})
})
