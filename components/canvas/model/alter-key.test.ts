import { expect, it } from 'vitest'
import { applyOps, findTable, parseOps, type Schema, type SchemaOpInput } from '@/lib/schema'
import { flipOps, manyOrOneOp } from './alter-key'
import { readSql } from './read-sql.fixture'

const schema = readSql(`
  CREATE TABLE users (id bigint PRIMARY KEY, boss bigint REFERENCES users);
  CREATE TABLE badges (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
  CREATE TABLE faces (user_id bigint PRIMARY KEY REFERENCES users);
`)

function keyOf(of: Schema, name: string) {
  const table = findTable(of, name)
  const [key] = table?.foreignKeys ?? []
  if (!table || !key) throw new Error(`no foreign key in ${name}`)
  return { table, key }
}

function after(ops: readonly SchemaOpInput[]): Schema {
  const done = applyOps(schema, parseOps(ops))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}

it('turns a foreign key round and keeps the column that held it', () => {
  const { table, key } = keyOf(schema, 'badges')
  const made = flipOps(schema, table, key)
  if (!made.ok) throw new Error(made.error)
  const flipped = after(made.value)
  expect(findTable(flipped, 'badges')).toMatchObject({ foreignKeys: [], columns: [{}, { name: 'user_id' }] })
  expect(keyOf(flipped, 'users').table.foreignKeys).toMatchObject([
    { columns: ['boss'] },
    { columns: ['badge_id'], references: { table: 'badges', columns: ['id'] } },
  ])
})

it('turns no key of a table with itself', () => {
  const { table, key } = keyOf(schema, 'users')
  expect(flipOps(schema, table, key).ok).toBe(false)
})

it('makes a key one to one, and many again, but leaves a primary key alone', () => {
  const { table, key } = keyOf(schema, 'badges')
  const one = manyOrOneOp(table, key, 'one')
  const unique = after(one ? [one] : [])
  const badges = keyOf(unique, 'badges')
  expect(badges.table.uniques).toMatchObject([{ columns: ['user_id'] }])
  expect(manyOrOneOp(badges.table, badges.key, 'many')).toEqual({
    op: 'constraint.drop',
    table: 'public.badges',
    name: badges.table.uniques[0]?.name,
  })
  const faces = keyOf(schema, 'faces')
  expect(manyOrOneOp(faces.table, faces.key, 'many')).toBeNull()
})
