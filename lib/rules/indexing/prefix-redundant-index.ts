import type { EntityId, Index, Table } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { keyShapes } from '../index-shape.ts'
import { fixOf } from '../ops-of.ts'

/** An index whose keys begin a longer index does nothing that the longer one cannot. */
export const prefixRedundantIndex = tableRule({
  id: 'prefix-redundant-index',
  title: 'Index is the beginning of another',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX003'],
  detects: 'A plain B-tree index whose keys are the first keys of a longer index or key of the same table.',
  rationale:
    'The longer index answers every question of the shorter one, so the shorter one only costs writes, memory ' +
    'and vacuum time.',
  source: 'https://www.postgresql.org/docs/current/indexes-multicolumn.html',
  ignoreWhen: 'The longer index is much wider and the shorter one is scanned very often.',
  remedy: 'Drops the shorter index.',
  fixable: true,
  *check({ table, label, ref }) {
    const longer = candidates(table)
    for (const index of table.indexes) {
      if (index.unique || index.method !== 'btree' || index.include.length > 0) continue
      const keys = keyShapes(index.keys)
      const cover = longer.find(
        (each) => each.id !== index.id && each.where === index.where && begins(each.keys, keys),
      )
      if (!cover) continue
      yield {
        entities: [index.id, cover.id, table.id],
        message: `Index ${index.name} on ${label} is the beginning of ${cover.name}.`,
        evidence: `${cover.name} leads with the same ${keys.length} key(s) and has ${cover.keys.length}.`,
        confidence: 0.9,
        fix: fixOf(`Drop the index ${index.name}`, 'safe', {
          op: 'index.drop',
          table: ref,
          name: index.name,
        }),
      }
    }
  },
})

interface Candidate {
  readonly id: EntityId
  readonly name: string
  readonly keys: readonly string[]
  readonly where: string | null
}

function candidates(table: Table): readonly Candidate[] {
  const constraints = table.primaryKey ? [table.primaryKey, ...table.uniques] : table.uniques
  return [
    ...constraints
      .filter((key) => !key.withoutOverlaps)
      .map((key) => ({
        id: key.id,
        name: key.name,
        keys: key.columns.map((column) => `${column} asc last`),
        where: null,
      })),
    ...table.indexes.filter(isPlain).map((index) => ({
      id: index.id,
      name: index.name,
      keys: keyShapes(index.keys),
      where: index.where,
    })),
  ]
}

function isPlain(index: Index): boolean {
  return index.method === 'btree'
}

function begins(long: readonly string[], short: readonly string[]): boolean {
  return long.length > short.length && short.every((key, at) => key === long[at])
}
