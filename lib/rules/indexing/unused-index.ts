import { bytesWords } from '../../text/index.ts'
import { isLookupCovered } from '../foreign-key-cover.ts'
import { fixOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** An index that nobody ever read is only ever written. */
export const unusedIndex = statisticsRule({
  id: 'unused-index',
  title: 'Index that is never used',
  category: 'indexing',
  severity: 'info',
  tags: ['performance', 'space'],
  catalogue: ['IX005'],
  options: {
    leastBytes: {
      type: 'integer',
      default: 1_000_000,
      minimum: 0,
      says: 'Bytes below which an index is left alone',
    },
  },
  detects:
    'An index, neither unique nor behind a constraint, that was not scanned once since counting began.',
  rationale:
    'It is written at each insert, keeps updates from being heap-only, takes memory and is vacuumed. Nobody would ' +
    'miss it.',
  source: 'https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-INDEXES-VIEW',
  ignoreWhen:
    'Counting began a short while ago, the index serves a report of once a year, or queries on a standby use it: ' +
    'each server counts for itself.',
  remedy: 'Drops the index; not where a foreign key would be left without one.',
  fixable: true,
  *check({ table, label, ref, measured, statistics, facts }, { leastBytes }) {
    if (statistics.isStandby === true) return
    for (const index of table.indexes) {
      const counted = measured.indexes.get(index.name)
      if (counted?.scans !== 0 || index.unique || (counted.bytes ?? 0) < leastBytes) continue
      const without = { ...table, indexes: table.indexes.filter((each) => each !== index) }
      const leftAlone = table.foreignKeys.find(
        ({ columns }) =>
          isLookupCovered(table, columns, facts.tenantColumn) &&
          !isLookupCovered(without, columns, facts.tenantColumn),
      )
      const since = statistics.countedSince === null ? '' : ` since ${statistics.countedSince}`
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} was never used.`,
        evidence:
          `No scan${since}; it takes ${bytesWords(counted.bytes ?? 0)}.` +
          (leftAlone ? ` Deletes of ${leftAlone.references.table} would use it.` : ''),
        confidence: leftAlone ? 0.4 : 0.75,
        fix: leftAlone
          ? null
          : fixOf(`Drop the index ${index.name}`, 'weigh', {
              op: 'index.drop',
              table: ref,
              name: index.name,
            }),
      }
    }
  },
})
