import { isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { lastWord, singular, wordsOf } from '../names.ts'

/** Measurements and events grow without end: partition them by time. */
export const unpartitionedTimeSeries = tableRule({
  id: 'unpartitioned-time-series',
  title: 'Time series that is not partitioned',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH061', 'SCH041'],
  detects:
    'An append-only table of measurements, events or log lines (by its name, a required timestamp, and that nothing ' +
    'points at it or updates it) that is not partitioned.',
  rationale:
    'Partitions by time let queries skip what is old, let old data go by dropping a table instead of deleting ' +
    'millions of rows, and keep indexes small enough for memory. Changing over later means a rewrite.',
  source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-OVERVIEW',
  ignoreWhen: 'It will stay below some ten million rows, or is emptied often.',
  remedy:
    'None: a table cannot become partitioned in place; create one PARTITION BY RANGE on the time and move the rows.',
  fixable: false,
  *check({ table, label, references, columns }) {
    if (table.partitionBy || references.length > 0 || table.inherits.length > 0) return
    if (!series.has(singular(lastWord(table.name))) || columns.has('updated_at')) return
    const time = table.columns.find(
      (column) => isTimestamp(column.type) && !column.nullable && wordsOf(column.name)[0] !== 'last',
    )
    if (!time || table.columns.length < 3) return
    yield {
      entities: [table.id, time.id],
      message: `${label} looks like a time series by ${time.name} and is not partitioned.`,
      evidence: `Nothing references it, it has no updated_at, and ${time.name} is required.`,
      confidence: 0.4,
      fix: null,
    }
  },
})

const series: ReadonlySet<string> = new Set(
  (
    'event log metric measurement reading sample tick telemetry observation heartbeat ping click impression pageview ' +
    'datapoint trace span measure messung evento'
  ).split(' '),
)
