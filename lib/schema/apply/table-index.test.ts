import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QualifiedName, Schema, Table } from '../model.ts'
import { parseOps, type SchemaOpInput } from '../ops.ts'
import { emptySchema } from '../queries.ts'
import { applyOps } from './apply-ops.ts'
import { childrenOf, tablesOfType, tablesReferencing, tablesWithIndex } from './table-index.ts'

const names = ['a', 'b', 'c', 'd'] as const
const name = fc.constantFrom(...names)

/** Ops over four tables, many of which will not fit. */
const op: fc.Arbitrary<SchemaOpInput> = fc.oneof(
  fc.record({ name, parent: name }).map(
    ({ name, parent }): SchemaOpInput => ({
      op: 'table.add',
      table: {
        name,
        columns: [
          { name: 'id', type: 'bigint' },
          { name: 'kind', type: 'mood' },
        ],
        primaryKey: { columns: ['id'] },
        ...(name < parent ? { inherits: [parent] } : {}),
      },
    }),
  ),
  fc
    .record({ table: name, to: name })
    .map(({ table, to }): SchemaOpInput => ({ op: 'table.rename', table, to })),
  name.map((table): SchemaOpInput => ({ op: 'table.drop', table })),
  name.map((table): SchemaOpInput => ({ op: 'column.drop', table, column: 'id' })),
  fc.record({ table: name, to: name }).map(
    ({ table, to }): SchemaOpInput => ({
      op: 'foreignKey.add',
      table,
      foreignKey: { name: `to_${to}`, columns: ['id'], references: { table: to, columns: ['id'] } },
    }),
  ),
  fc
    .record({ table: name, to: name })
    .map(({ table, to }): SchemaOpInput => ({ op: 'constraint.drop', table, name: `to_${to}` })),
  fc.record({ table: name, index: name }).map(
    ({ table, index }): SchemaOpInput => ({
      op: 'index.add',
      table,
      index: { name: `by_${index}`, keys: [{ column: 'kind' }] },
    }),
  ),
  fc
    .record({ table: name, index: name })
    .map(({ table, index }): SchemaOpInput => ({ op: 'index.drop', table, name: `by_${index}` })),
)

const start = applied(emptySchema('test', ['public']), {
  op: 'enum.add',
  enum: { name: 'mood', values: ['sad', 'ok'] },
})

function applied(schema: Schema, op: SchemaOpInput): Schema {
  const result = applyOps(schema, parseOps([op]))
  return result.ok ? result.value : schema
}

function scan(schema: Schema, holds: (table: Table) => boolean): readonly string[] {
  return [...schema.tables.values()].filter(holds).map((table) => table.name)
}

/** What is found by name, and by asking every table. */
function found(schema: Schema, by: QualifiedName) {
  const isIt = (other: QualifiedName) => other.name === by.name && other.schema === by.schema
  const index = { schema: by.schema, name: `by_${by.name}` }
  const mood = { schema: 'public', name: 'mood' }
  const named = (tables: readonly Table[]) => tables.map((table) => table.name)
  return {
    byName: [
      named(childrenOf(schema, by)),
      named(tablesReferencing(schema, by)),
      named(tablesWithIndex(schema, index)),
      named(tablesOfType(schema, mood)),
    ],
    byAsking: [
      scan(schema, (table) => table.inherits.some(isIt)),
      scan(schema, (table) =>
        table.foreignKeys.some(({ references: to }) => isIt({ schema: to.schema, name: to.table })),
      ),
      scan(schema, (table) => table.indexes.some((each) => each.name === index.name)),
      scan(schema, (table) => table.columns.some(({ type }) => type.schema === 'public')),
    ],
  }
}

describe('tables looked for by what they hold', () => {
  it('are those that asking every table finds, in its order, in every schema on the way', () => {
    fc.assert(
      fc.property(fc.array(op, { maxLength: 25 }), (ops) => {
        const states = [start]
        for (const each of ops) states.push(applied(states.at(-1) ?? start, each))
        // The oldest last: what came later must not show in what was before.
        for (const schema of states.reverse()) {
          for (const each of names) {
            const { byName, byAsking } = found(schema, { schema: 'public', name: each })
            expect(byName).toEqual(byAsking)
          }
        }
      }),
    )
  })
})
