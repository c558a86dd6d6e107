import type { Column } from '../../schema/index.ts'
import { isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { singular, snakeCase, wordsOf } from '../names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'

/** A queue is asked for what is left to do, which is little. */
export const outboxWithoutPendingIndex = tableRule({
  id: 'outbox-without-pending-index',
  title: 'Outbox without an index on what is pending',
  category: 'design',
  severity: 'info',
  tags: ['performance', 'concurrency'],
  catalogue: ['SCH061', 'IX035'],
  detects:
    'An outbox, inbox or queue table with a nullable time of processing that no partial index is about.',
  rationale:
    'The worker asks every second for the few rows not sent yet, in a table that keeps all that ever were. A ' +
    'partial index holds just the pending ones, and stays as small as the backlog.',
  source:
    'https://microservices.io/patterns/data/transactional-outbox.html; https://www.postgresql.org/docs/current/indexes-partial.html',
  ignoreWhen: 'Rows are deleted as soon as they are sent.',
  remedy: 'Adds an index on the key, WHERE the time of processing is null.',
  fixable: true,
  *check({ table, label, ref, quote, facts }) {
    if (
      !wordsOf(table.name)
        .map(singular)
        .some((word) => queues.has(word))
    )
      return
    const done = table.columns.find(isDone)
    const key = table.primaryKey?.columns ?? []
    const order = table.columns.find((column) => ordering.has(snakeCase(column.name)))?.name ?? key[0]
    if (!done || order === undefined) return
    if (table.indexes.some((index) => index.where !== null && namesIn(index.where).has(done.name))) return
    const where = `${quote(done.name)} IS NULL`
    yield {
      entities: [table.id, done.id],
      message: `Finding the rows of ${label} that are not ${done.name.replace(/_at$/, '')} reads all of them.`,
      evidence: `No index is limited to rows where ${done.name} is null.`,
      confidence: 0.65,
      fix: fixOf(`Index the pending rows of ${label}`, 'weigh', {
        op: 'index.add',
        table: ref,
        index: {
          name: indexName(facts.indexNaming, table, [order, 'pending']),
          keys: [keyColumn(order)],
          where,
        },
      }),
    }
  },
})

function isDone(column: Column): boolean {
  return isTimestamp(column.type) && column.nullable && done.has(snakeCase(column.name))
}

const queues: ReadonlySet<string> = new Set(['outbox', 'inbox', 'queue', 'outboxes', 'inboxes'])
const done: ReadonlySet<string> = new Set(
  'processed_at published_at sent_at dispatched_at delivered_at handled_at completed_at finished_at'.split(
    ' ',
  ),
)
const ordering: ReadonlySet<string> = new Set([
  'created_at',
  'occurred_at',
  'enqueued_at',
  'run_at',
  'available_at',
])
