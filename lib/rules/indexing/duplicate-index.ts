import type { EntityId, Index, Table } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { indexShape } from '../index-shape.ts'
import { fixOf } from '../ops-of.ts'

/** Two indexes of the same shape are one too many. */
export const duplicateIndex = tableRule({
  id: 'duplicate-index',
  title: 'Duplicate index',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX002'],
  detects: 'An index equal to another index, or to the index behind a primary key or unique constraint.',
  rationale: 'Both are written at every change, kept in memory and vacuumed, and only one is ever needed.',
  source: 'https://www.postgresql.org/docs/current/indexes-unique.html',
  ignoreWhen: 'One of them is about to be dropped by a running migration.',
  remedy: 'Drops the index that was declared later; the one behind a constraint always stays.',
  fixable: true,
  *check({ table, label, ref }) {
    if (table.indexes.length === 0) return
    const first = new Map<string, Twin>()
    for (const key of keysOf(table)) first.set(key.shape, key)
    for (const index of table.indexes) {
      const shape = shapeOf(index)
      const twin = first.get(shape) ?? (index.unique ? undefined : first.get(uniqueShape(shape)))
      if (!twin) {
        first.set(shape, { id: index.id, name: index.name, what: 'index', shape })
        continue
      }
      yield {
        entities: [index.id, twin.id, table.id],
        message: `Index ${index.name} on ${label} says the same as ${twin.what} ${twin.name}.`,
        evidence: 'Method, keys, order and predicate are equal.',
        confidence: 0.97,
        fix: fixOf(`Drop the index ${index.name}`, 'safe', {
          op: 'index.drop',
          table: ref,
          name: index.name,
        }),
      }
    }
  },
})

interface Twin {
  readonly id: EntityId
  readonly name: string
  readonly what: string
  readonly shape: string
}

function keysOf(table: Table): readonly Twin[] {
  const keys = table.primaryKey ? [{ ...table.primaryKey, what: 'primary key' }] : []
  const all = [...keys, ...table.uniques.map((unique) => ({ ...unique, what: 'unique constraint' }))]
  return all.flatMap((key) => {
    if (key.withoutOverlaps) return []
    const columns = key.columns.map((column) => `${column} asc last`).join(', ')
    const shape = `unique btree (${columns}) include () nulls ${key.nullsNotDistinct} where `
    const plain = { id: key.id, name: key.name, what: key.what }
    return [
      { ...plain, shape },
      { ...plain, shape: shape.slice('unique '.length) },
    ]
  })
}

function shapeOf(index: Index): string {
  const shape = indexShape(index)
  return `${index.unique ? 'unique ' : ''}${shape} nulls ${index.nullsNotDistinct} where ${index.where ?? ''}`
}

function uniqueShape(shape: string): string {
  return `unique ${shape}`
}
