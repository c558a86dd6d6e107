import { fixOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** An update that finds room on its page leaves the indexes alone. */
export const updatesWriteEveryIndex = statisticsRule({
  id: 'updates-write-every-index',
  title: 'Updates that find no room on their page',
  category: 'indexing',
  severity: 'info',
  stance: 'strict',
  tags: ['performance', 'space'],
  catalogue: ['IX021'],
  options: {
    share: {
      type: 'number',
      default: 0.5,
      minimum: 0,
      maximum: 1,
      says: 'Share of heap-only updates that is enough',
    },
    leastUpdates: {
      type: 'integer',
      default: 1_000_000,
      minimum: 0,
      says: 'Updates below which a table is left alone',
    },
  },
  detects: 'A table updated often, of whose updates less than half were heap-only, without a fill factor.',
  rationale:
    'An update whose new row fits on the page of the old one, and changes no indexed column, writes to no index. ' +
    'Full pages have no room: then each update writes to every index of the table.',
  source: 'https://www.postgresql.org/docs/current/storage-hot.html',
  ignoreWhen: 'The updates change indexed columns, so that no room would help.',
  remedy: 'Leaves a tenth of each page free: fillfactor 90; pages written before keep as they are.',
  fixable: true,
  *check({ table, label, ref, measured }, { share, leastUpdates }) {
    const { updates, hotUpdates } = measured
    if (updates === null || hotUpdates === null || updates < leastUpdates || hotUpdates >= updates * share)
      return
    if (table.kind === 'partitioned' || 'fillfactor' in table.options || measured.indexes.size < 2) return
    yield {
      entities: [table.id],
      message: `${Math.round((1 - hotUpdates / updates) * 100)} of 100 updates of ${label} wrote to all of its indexes.`,
      evidence: `${hotUpdates} of ${updates} updates were heap-only; ${measured.indexes.size} indexes.`,
      confidence: 0.5,
      fix: fixOf(`Leave a tenth of each page of ${label} free`, 'weigh', {
        op: 'table.setOptions',
        table: ref,
        options: { ...table.options, fillfactor: '90' },
      }),
    }
  },
})
