import { describe, expect, it } from 'vitest'
import type { Schema } from '../model.ts'
import { parseOps, type SchemaOpInput } from '../ops.ts'
import { emptySchema, findTable } from '../queries.ts'
import { applyOps } from './apply-ops.ts'

function apply(schema: Schema, ...ops: readonly SchemaOpInput[]): Schema {
  const result = applyOps(schema, parseOps(ops))
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

function failure(schema: Schema, ...ops: readonly SchemaOpInput[]) {
  const result = applyOps(schema, parseOps(ops))
  return result.ok ? null : { code: result.error.code, op: result.error.op }
}

const base = apply(
  emptySchema('test', ['public']),
  { op: 'enum.add', enum: { name: 'mood', values: ['sad', 'ok'] } },
  {
    op: 'table.add',
    table: {
      name: 'users',
      columns: [
        { name: 'id', type: 'bigint', identity: { mode: 'always' } },
        { name: 'email', type: 'text' },
        { name: 'mood', type: 'mood', default: "'ok'" },
      ],
      primaryKey: { columns: ['id'] },
      uniques: [{ columns: ['email'] }],
      checks: [{ expression: 'length(email) > 3' }],
    },
  },
  {
    op: 'table.add',
    table: {
      name: 'orders',
      columns: [
        { name: 'id', type: 'serial' },
        { name: 'user_id', type: 'bigint' },
      ],
      foreignKeys: [{ columns: ['user_id'], references: { table: 'users' } }],
    },
  },
  { op: 'index.add', table: 'users', index: { keys: [{ expression: 'lower(email)' }] } },
  { op: 'view.add', view: { name: 'mails', query: 'SELECT u.email FROM users u' } },
  { op: 'view.add', view: { name: 'more_mails', query: 'SELECT * FROM mails' } },
)

describe('applying ops', () => {
  it('shares what no op touches', () => {
    const next = apply(base, {
      op: 'column.setNullable',
      table: 'orders',
      column: 'user_id',
      nullable: false,
    })
    expect(findTable(next, 'users')).toBe(findTable(base, 'users'))
    expect(applyOps(base, [])).toEqual({ ok: true, value: base })
  })

  it('names what is unnamed as the engine does', () => {
    const users = findTable(base, 'users')
    expect(users?.primaryKey?.name).toBe('users_pkey')
    expect(users?.uniques.map((each) => each.name)).toEqual(['users_email_key'])
    expect(users?.checks.map((each) => each.name)).toEqual(['users_email_check'])
    expect(users?.indexes.map((each) => each.name)).toEqual(['users_expr_idx'])
    expect(findTable(base, 'orders')?.foreignKeys[0]?.references.columns).toEqual(['id'])
  })

  it('takes along policies of other tables that read what goes', () => {
    const next = apply(
      base,
      {
        op: 'policy.add',
        table: 'users',
        policy: { name: 'own', using: 'id IN (SELECT user_id FROM orders)' },
      },
      { op: 'policy.add', table: 'users', policy: { name: 'all', using: 'true' } },
    )
    const policies = (schema: Schema) => findTable(schema, 'users')?.policies.map((each) => each.name)
    expect(policies(apply(next, { op: 'table.drop', table: 'orders' }))).toEqual(['all'])
    expect(policies(apply(next, { op: 'column.drop', table: 'orders', column: 'user_id' }))).toEqual(['all'])
    expect(policies(apply(next, { op: 'column.drop', table: 'orders', column: 'id' }))).toEqual([
      'own',
      'all',
    ])
  })

  it('carries a column rename into keys, expressions, indexes and queries', () => {
    const next = apply(base, { op: 'column.rename', table: 'users', column: 'email', to: 'mail' })
    const users = findTable(next, 'users')
    expect(users?.uniques[0]?.columns).toEqual(['mail'])
    expect(users?.checks[0]?.expression).toBe('length(mail) > 3')
    expect(users?.indexes[0]?.keys[0]?.expression).toBe('lower(mail)')
    expect([...next.views.values()][0]?.query).toBe('SELECT u.mail AS email FROM users u')
  })

  it('carries a table rename into foreign keys and queries', () => {
    const next = apply(base, { op: 'table.rename', table: 'users', to: 'people' })
    expect(findTable(next, 'users')).toBeNull()
    expect(findTable(next, 'orders')?.foreignKeys[0]?.references.table).toBe('people')
    expect([...next.views.values()][0]?.query).toBe('SELECT u.email FROM people u')
    expect([...next.tables.keys()]).toEqual(['table:public.people', 'table:public.orders'])
  })

  it('takes along what cannot stand without a dropped column', () => {
    const next = apply(base, { op: 'column.drop', table: 'users', column: 'email' })
    const users = findTable(next, 'users')
    expect([users?.uniques, users?.checks, users?.indexes]).toEqual([[], [], []])
    expect(next.views.size).toBe(0)
    expect(findTable(next, 'orders')?.foreignKeys).toHaveLength(1)
  })

  it('takes foreign keys along with the key they reference', () => {
    const next = apply(base, { op: 'primaryKey.set', table: 'users', primaryKey: null })
    expect(findTable(next, 'orders')?.foreignKeys).toEqual([])
  })

  it('carries an enum through its columns', () => {
    const next = apply(
      base,
      { op: 'enum.renameValue', enum: 'mood', value: 'ok', to: 'fine' },
      { op: 'enum.rename', enum: 'mood', to: 'feeling' },
    )
    const column = findTable(next, 'users')?.columns[2]
    expect([column?.type.display, column?.default]).toEqual(['feeling', "'fine'"])
  })

  it('adds a column to partitions too', () => {
    const next = apply(
      base,
      {
        op: 'table.add',
        table: {
          name: 'log',
          columns: [{ name: 'at', type: 'date' }],
          partitionBy: { strategy: 'range', keys: [{ column: 'at' }] },
        },
      },
      { op: 'table.add', table: { name: 'log_1', partitionOf: { parent: 'log', bound: 'DEFAULT' } } },
      { op: 'column.add', table: 'log', column: { name: 'what', type: 'text' } },
    )
    expect(findTable(next, 'log_1')?.columns.map((each) => each.name)).toEqual(['at', 'what'])
  })

  const refused: readonly (readonly [string, SchemaOpInput, string])[] = [
    ['a table that is not there', { op: 'table.drop', table: 'nope' }, 'not-found'],
    ['a column that is not there', { op: 'column.drop', table: 'users', column: 'nope' }, 'not-found'],
    ['a name that is taken', { op: 'table.rename', table: 'users', to: 'orders' }, 'already-exists'],
    [
      'a column twice',
      { op: 'column.add', table: 'users', column: { name: 'id', type: 'int' } },
      'already-exists',
    ],
    [
      'a key column that may be null',
      { op: 'column.setNullable', table: 'users', column: 'id', nullable: true },
      'invalid',
    ],
    [
      'a default on an identity',
      { op: 'column.setDefault', table: 'users', column: 'id', default: '1' },
      'invalid',
    ],
    [
      'a foreign key of another width',
      {
        op: 'foreignKey.add',
        table: 'orders',
        foreignKey: { columns: ['id', 'user_id'], references: { table: 'users' } },
      },
      'invalid',
    ],
    ['an enum value twice', { op: 'enum.addValue', enum: 'mood', value: 'ok' }, 'already-exists'],
  ]
  for (const [what, op, code] of refused) {
    it(`refuses ${what}`, () => {
      const harmless: SchemaOpInput = { op: 'table.setComment', table: 'users', comment: 'x' }
      expect(failure(base, harmless, op)).toEqual({ code, op: 1 })
    })
  }
})
