import { bytesWords } from '../../text/index.ts'
import { isInstant } from '../column-types.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** Rows that lie on disk in the order of time are found by the page. */
export const brinWouldDo = statisticsRule({
  id: 'brin-would-do',
  title: 'B-tree on times that lie in order',
  category: 'indexing',
  severity: 'info',
  stance: 'strict',
  tags: ['space', 'performance'],
  catalogue: ['IX022'],
  options: {
    leastRows: {
      type: 'integer',
      default: 5_000_000,
      minimum: 0,
      says: 'Rows below which a table is left alone',
    },
  },
  detects:
    'A plain B-tree of one date or time on a large table whose rows lie in the order of it (correlation above 0.98) ' +
    'and are hardly ever updated or deleted.',
  rationale:
    'A BRIN index keeps the least and the greatest value of each run of pages: a thousandth of the size, next to ' +
    'nothing at each insert, and just as good for ranges of days.',
  source: 'https://www.postgresql.org/docs/current/brin.html',
  ignoreWhen: 'Queries look for single moments, or sort by the column and take the first few.',
  remedy: 'Makes it a BRIN index.',
  fixable: true,
  *check({ table, columns, label, ref, measured }, { leastRows }) {
    const { rows, updates, deletes } = measured
    if (rows === null || rows < leastRows || table.kind === 'partitioned') return
    if ((updates ?? 0) + (deletes ?? 0) > rows / 10) return
    for (const index of table.indexes) {
      const [key, second] = index.keys
      const column = key?.column && !second ? columns.get(key.column) : undefined
      if (!column || index.unique || index.where !== null || index.method !== 'btree') continue
      const correlation = measured.columns.get(column.name)?.correlation ?? 0
      if (!isInstant(column.type) || index.include.length > 0 || correlation < 0.98) continue
      const { bytes } = measured.indexes.get(index.name) ?? {}
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} could be a BRIN index.`,
        evidence:
          `The rows lie in the order of ${column.name} (correlation ${correlation})` +
          (bytes ? `; the B-tree takes ${bytesWords(bytes)}.` : '.'),
        confidence: 0.6,
        fix: fixOf(`Make ${index.name} a BRIN index`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: {
            ...indexSpecOf(index),
            method: 'brin',
            keys: [{ column: column.name }],
          },
        }),
      }
    }
  },
})
