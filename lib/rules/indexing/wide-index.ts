import { tableRule } from '../define.ts'

/** An index of many keys serves one query and costs like a table. */
export const wideIndex = tableRule({
  id: 'wide-index',
  title: 'Index with many keys',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX009'],
  detects: 'A non-unique B-tree index with more than five keys.',
  rationale:
    'Behind three or four keys there is seldom anything left to narrow; the rest makes the index as wide as the ' +
    'table and each update touch it.',
  source: 'https://github.com/ankane/strong_migrations (non-unique indexes of more than three columns)',
  ignoreWhen: 'It exists for index-only scans of one important query; INCLUDE says so better.',
  remedy: 'None: which keys the queries need, the workload tells.',
  fixable: false,
  *check({ table, label }) {
    for (const index of table.indexes) {
      if (index.unique || index.method !== 'btree' || index.keys.length <= 5) continue
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} has ${index.keys.length} keys.`,
        evidence: index.keys.map((key) => key.column ?? key.expression).join(', '),
        confidence: 0.55,
        fix: null,
      }
    }
  },
})
