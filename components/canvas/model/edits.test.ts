import { expect, it } from 'vitest'
import type { EntityId } from '@/lib/schema'
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
