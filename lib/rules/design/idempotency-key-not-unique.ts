import { isTextual, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A key against doing it twice must refuse the second time. */
export const idempotencyKeyNotUnique = tableRule({
  id: 'idempotency-key-not-unique',
  title: 'Idempotency key that may repeat',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'concurrency'],
  catalogue: ['SCH005', 'IX024'],
  detects: 'A column named as an idempotency or deduplication key that is in no unique key.',
  rationale:
    'Two retries of one request arrive at the same time, both look for the key, both find nothing, and the ' +
    'customer pays twice. Only the unique key sees both.',
  source: 'https://stripe.com/blog/idempotency',
  ignoreWhen: 'The same key is stored again for each attempt on purpose.',
  remedy: 'Adds a unique constraint on it.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (!keys.has(snakeCase(column.name)) || column.inherited) continue
      if (!isTextual(column.type) && !isUuid(column.type) && column.type.name !== 'bytea') continue
      const unique =
        table.primaryKey?.columns.includes(column.name) ||
        table.uniques.some((key) => key.columns.includes(column.name)) ||
        table.indexes.some((index) => index.unique && index.keys.some((key) => key.column === column.name))
      if (unique) continue
      yield {
        entities: [column.id, table.id],
        message: `${label} accepts the same ${column.name} twice.`,
        evidence: `${column.name} is in no unique key.`,
        confidence: 0.85,
        fix: fixOf(`Make ${column.name} unique in ${label}`, 'weigh', {
          op: 'unique.add',
          table: ref,
          unique: { columns: [column.name] },
        }),
      }
    }
  },
})

const keys: ReadonlySet<string> = new Set(
  'idempotency_key idempotence_key idempotency_token dedup_key deduplication_key deduplication_id dedupe_key dedup_id'.split(
    ' ',
  ),
)
