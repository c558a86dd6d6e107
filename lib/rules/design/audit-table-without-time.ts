import { isAuditName } from '../audit-tables.ts'
import { isInstant } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A trail of changes says when. */
export const auditTableWithoutTime = tableRule({
  id: 'audit-table-without-time',
  title: 'Log or audit table without a time',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH030'],
  detects: 'A table named as a log, audit trail or history that has no date or timestamp column.',
  rationale:
    'What happened without when it happened cannot be ordered, kept for a period, partitioned or proved.',
  source: 'PCI DSS 10.2.2 and similar: an audit record has user, event, date and time',
  ignoreWhen: 'Another column orders the rows and holds the time (a UUID version 7, a log sequence number).',
  remedy: 'Adds `recorded_at timestamptz NOT NULL DEFAULT now()`; existing rows get the present time.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    if (!isAuditName(table.name) || columns.has('recorded_at')) return
    const timed = table.columns.some(
      (column) => isInstant(column.type) || wordsOf(column.name).some((word) => times.has(word)),
    )
    if (timed || table.columns.length < 2 || table.inherits.length > 0) return
    yield {
      entities: [table.id],
      message: `${label} records events without saying when they happened.`,
      evidence: `None of its ${table.columns.length} columns is a date or timestamp.`,
      confidence: 0.65,
      fix: fixOf(`Add recorded_at to ${label}`, 'weigh', {
        op: 'column.add',
        table: ref,
        column: { name: 'recorded_at', type: 'timestamptz', nullable: false, default: 'now()' },
      }),
    }
  },
})

const times: ReadonlySet<string> = new Set([
  'at',
  'time',
  'timestamp',
  'date',
  'epoch',
  'period',
  'day',
  'year',
])
