import type { Index } from '../../schema/index.ts'
import { bytesWords } from '../../text/index.ts'
import { type MeasuredTable, statisticsRule } from '../statistics-rule.ts'

/** An index much larger than its entries holds mostly room. */
export const bloatedIndex = statisticsRule({
  id: 'bloated-index',
  title: 'Index much larger than its entries',
  category: 'indexing',
  severity: 'info',
  tags: ['space', 'performance', 'operations'],
  catalogue: ['IX021'],
  options: {
    ratio: {
      type: 'number',
      default: 2.5,
      minimum: 1.2,
      says: 'Times of the expected size that are too many',
    },
    leastBytes: {
      type: 'integer',
      default: 50_000_000,
      minimum: 0,
      says: 'Bytes that must be gained for it to be worth it',
    },
  },
  detects:
    'A full B-tree index of plain columns that takes a multiple of what its rows, their average widths and a fill ' +
    'of nine tenths come to.',
  rationale:
    'Pages that deletes and updates emptied in part are read, cached and vacuumed like full ones. A scan of the ' +
    'index reads that much more.',
  source: 'https://www.postgresql.org/docs/current/routine-reindex.html',
  ignoreWhen: 'The table shrinks and grows in turns: it would soon be as large again.',
  remedy: 'None in the script: REINDEX INDEX CONCURRENTLY builds it anew beside writers.',
  fixable: false,
  *check(context, { ratio, leastBytes }) {
    const { table, label, measured, quote } = context
    for (const index of table.indexes) {
      const actual = measured.indexes.get(index.name)?.bytes ?? null
      const expected = expectedBytes(context, index)
      if (actual === null || expected === null) continue
      if (actual < expected * ratio || actual - expected < leastBytes) continue
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} is ${(actual / expected).toFixed(1)} times as large as its entries.`,
        evidence:
          `It takes ${bytesWords(actual)}; ${measured.rows} rows come to about ${bytesWords(expected)}. ` +
          `REINDEX INDEX CONCURRENTLY ${quote(table.schema)}.${quote(index.name)};`,
        confidence: 0.6,
        fix: null,
      }
    }
  },
})

/** Bytes without any entries merged, which is the most a fresh index would take; null where widths are not known. */
function expectedBytes({ measured, table }: MeasuredTable, index: Index): number | null {
  if (index.method !== 'btree' || index.where !== null || table.kind === 'partitioned' || !measured.rows)
    return null
  let width = 0
  for (const name of [...index.keys.map((key) => key.column), ...index.include]) {
    const average = name === null ? null : (measured.columns.get(name)?.averageWidth ?? null)
    if (average === null) return null
    width += average
  }
  const entry = 4 + 8 + Math.ceil(width / 8) * 8
  return ((measured.rows + (measured.deadRows ?? 0)) * entry) / (0.9 * 0.995)
}
