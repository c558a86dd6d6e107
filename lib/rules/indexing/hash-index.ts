import type { DataType } from '../../schema/index.ts'
import { isInstant, isInteger, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** A hash index does one thing that a B-tree does as well. */
export const hashIndex = tableRule({
  id: 'hash-index',
  title: 'Hash index',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX017'],
  detects: 'An index USING hash on a column of a short type: a number, a UUID, a date or time.',
  rationale:
    'It serves equality of one column only: no order, no ranges, no uniqueness, no index-only scan. A B-tree ' +
    'does all of it at about the same speed.',
  source: 'https://www.postgresql.org/docs/current/indexes-types.html#INDEXES-TYPES-HASH',
  ignoreWhen: 'The values are long (URLs) and only ever compared for equality; then it is much smaller.',
  remedy: 'Changes the method to B-tree.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const index of table.indexes) {
      const type = columns.get(index.keys[0]?.column ?? '')?.type
      if (index.method !== 'hash' || !type || !isShort(type)) continue
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} is a hash index.`,
        evidence: `USING hash, on ${type.display}, which a B-tree holds in hardly more space.`,
        confidence: 0.6,
        fix: fixOf(`Make ${index.name} a B-tree`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...indexSpecOf(index), method: 'btree' },
        }),
      }
    }
  },
})

function isShort(type: DataType): boolean {
  return isInteger(type) || isUuid(type) || isInstant(type)
}
