import type { DataType } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** A B-tree orders whole documents; what is asked for is inside them. */
export const btreeOnDocument = tableRule({
  id: 'btree-on-document',
  title: 'B-tree on a document or array',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX016'],
  detects: 'A non-unique B-tree index whose only key is a `jsonb`, array or `tsvector` column.',
  rationale:
    'It can only find documents that are equal as a whole. Containment, keys, members and words need GIN. Long ' +
    'values moreover overflow the 2,704 bytes of a B-tree entry, and the insert fails.',
  source: 'https://www.postgresql.org/docs/current/gin.html',
  ignoreWhen: 'Whole arrays are compared or sorted.',
  remedy: 'Changes the method to GIN.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const index of table.indexes) {
      const [key, second] = index.keys
      const column = key?.column && !second ? columns.get(key.column) : undefined
      if (!key || !column || index.method !== 'btree' || index.unique || !isDocument(column.type)) continue
      // A path of ids is searched by its beginning, which is what a B-tree does.
      if (wordsOf(column.name).some((word) => paths.has(word))) continue
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} is a B-tree on ${column.name}, which is ${column.type.display}.`,
        evidence: 'A B-tree serves equality and order of whole values only.',
        confidence: 0.85,
        fix: fixOf(`Make ${index.name} a GIN index`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: {
            ...indexSpecOf(index),
            method: 'gin',
            keys: [{ column: key.column, order: 'asc', nulls: 'last' }],
            include: [],
          },
        }),
      }
    }
  },
})

function isDocument(type: DataType): boolean {
  return type.dimensions > 0 || type.name === 'jsonb' || type.name === 'tsvector'
}

const paths: ReadonlySet<string> = new Set([
  'path',
  'traversal',
  'ancestry',
  'lineage',
  'embedding',
  'version',
])
