import { bytesWords } from '../../text/index.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** Where the indexes outgrow the rows, more is kept in order than is kept. */
export const indexesLargerThanTable = statisticsRule({
  id: 'indexes-larger-than-table',
  title: 'Indexes larger than their table',
  category: 'indexing',
  severity: 'info',
  stance: 'strict',
  tags: ['space', 'performance'],
  catalogue: ['IX008'],
  options: {
    ratio: { type: 'number', default: 2, minimum: 0.5, says: 'Times of the table that its indexes may take' },
    leastBytes: {
      type: 'integer',
      default: 100_000_000,
      minimum: 0,
      says: 'Bytes of indexes below which it is left alone',
    },
  },
  detects: 'A table of several indexes that take more than twice as much as the table itself.',
  rationale:
    'All of it is written with the rows, backed up, replicated and wants to be in memory. The largest ones that ' +
    'are asked for the least are where to look.',
  source: 'https://wiki.postgresql.org/wiki/Index_Maintenance',
  ignoreWhen: 'The table is narrow, is read in many ways and is hardly ever written.',
  remedy: 'None: what to give up, the counts of their use tell; the evidence names the largest.',
  fixable: false,
  *check({ table, label, measured }, { ratio, leastBytes }) {
    const { bytes, indexBytes } = measured
    if (bytes === null || indexBytes === null || table.indexes.length < 2) return
    if (indexBytes < leastBytes || indexBytes < bytes * ratio) return
    const largest = [...measured.indexes.values()]
      .sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
      .slice(0, 3)
      .map((index) => `${index.name} ${bytesWords(index.bytes ?? 0)} (${index.scans ?? '?'} scans)`)
    yield {
      entities: [table.id],
      message: `The indexes of ${label} take ${(indexBytes / Math.max(bytes, 1)).toFixed(1)} times as much as its rows.`,
      evidence: `${bytesWords(indexBytes)} beside ${bytesWords(bytes)}. The largest: ${largest.join(', ')}.`,
      confidence: 0.7,
      fix: null,
    }
  },
})
