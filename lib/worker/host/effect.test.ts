import { expect, it } from 'vitest'
import { parseOps, type SchemaOpInput } from '../../schema/index.ts'
import { openDocument } from '../../sync/index.ts'
import { effectOf } from './effect.ts'

const schema = openDocument(
  `CREATE TABLE a (id int PRIMARY KEY, name text);
   CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a, kind text);
   CREATE TABLE far (id int PRIMARY KEY, b_id int REFERENCES b);`,
  'postgres',
).schema

const effect = (...ops: SchemaOpInput[]) => {
  const found = effectOf(schema, parseOps(ops))
  if (!found.ok) throw new Error(found.error)
  return { ...found.value, entities: found.value.entities.map(({ id }) => id) }
}

it('marks the table and the columns that an index comes to cover', () => {
  const op: SchemaOpInput = {
    op: 'index.add',
    table: 'b',
    index: { name: 'b_a_idx', keys: [{ column: 'a_id' }] },
  }
  expect(effect(op)).toEqual({
    entities: ['table:public.b'],
    marks: { 'table:public.b': 'changed', 'column:public.b.a_id': 'changed' },
    formerNames: {},
  })
})

it('marks a line that comes, and its column', () => {
  const op: SchemaOpInput = {
    op: 'foreignKey.add',
    table: 'b',
    foreignKey: { name: 'b_far', columns: ['kind'], references: { table: 'far', columns: ['id'] } },
  }
  expect(effect(op).marks).toMatchObject({
    'column:public.b.kind': 'changed',
    'foreignKey:public.b.b_far': 'added',
  })
})

it('tells a rename from a drop, with what refers to it', () => {
  const { marks, formerNames, entities } = effect({ op: 'table.rename', table: 'a', to: 'account' })
  expect(formerNames).toEqual({ 'table:public.account': 'a' })
  expect(marks).toMatchObject({ 'table:public.account': 'renamed' })
  expect(entities).not.toContain('table:public.a')
  expect(entities).not.toContain('table:public.far')
})

it('says why ops do not apply', () => {
  expect(effectOf(schema, parseOps([{ op: 'table.drop', table: 'nowhere' }]))).toMatchObject({
    ok: false,
    error: expect.stringContaining('nowhere'),
  })
})
