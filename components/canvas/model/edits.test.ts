import { expect, it } from 'vitest'
import { applyOps, type EntityId, parseOps, type SchemaOpInput } from '@/lib/schema'
import { copyOps } from './copy'
import { editOps, editProblem } from './in-place'
import { readSql } from './read-sql.fixture'
import { removalOps } from './removal'

const schema = readSql(`
  CREATE TYPE mood AS ENUM ('sad', 'ok');
  CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, feels mood, n int CHECK (n > 0));
  CREATE TABLE b (id serial PRIMARY KEY, a_id bigint NOT NULL REFERENCES a ON DELETE CASCADE);
  CREATE INDEX ON b (a_id);
  CREATE VIEW v AS SELECT id FROM a;
`)
const ids = (...names: string[]) => names as EntityId[]

function applied(ops: readonly SchemaOpInput[]) {
  const after = applyOps(schema, parseOps(ops))
  if (!after.ok) throw new Error(after.error.message)
  return after.value
}

it('copies tables under free names with keys that join the copies', () => {
  const copy = copyOps(schema, schema, ids('table:public.a', 'table:public.b'))
  const after = applied(copy.ops)
  const b = after.tables.get('table:public.b_copy' as EntityId)
  expect([...copy.ids.values()]).toEqual(['table:public.a_copy', 'table:public.b_copy'])
  expect(b?.foreignKeys[0]?.references.table).toBe('a_copy')
  expect(b?.foreignKeys[0]?.onDelete).toBe('cascade')
  expect(b?.indexes).toHaveLength(1)
  expect(after.tables.get('table:public.a_copy' as EntityId)?.checks).toHaveLength(1)
})

it('leaves the names of what is pasted into another schema when they are free', () => {
  const copy = copyOps(schema, readSql('CREATE TABLE z (id int);'), ids('table:public.a', 'enum:public.mood'))
  expect([...copy.ids.values()]).toEqual(['table:public.a', 'enum:public.mood'])
})

it('drops what is selected, views before the tables they read', () => {
  const ops = removalOps(schema, ids('table:public.a', 'view:public.v', 'column:public.b.a_id'))
  expect(ops.map((op) => op.op)).toEqual(['view.drop', 'column.drop', 'table.drop'])
})

it('edits names and types in place, refusing what cannot be', () => {
  const a = schema.tables.get('table:public.a' as EntityId)
  if (!a) throw new Error('no table')
  const type = { column: 'n', part: 'type' } as const
  expect(editOps(a, type, 'bigint')).toEqual([
    { op: 'column.setType', table: 'public.a', column: 'n', type: 'bigint' },
  ])
  expect(editProblem(schema, a, type, 'numeric(1')).toContain('bracket')
  expect(editProblem(schema, a, { column: null, part: 'name' }, 'b')).toContain('there already')
  expect(editProblem(schema, a, { column: 'n', part: 'name' }, 'm')).toBeNull()
})
