import { tableRule } from '../define.ts'
import { numberRows } from '../surrogate-key.ts'

/** A key of many columns is copied whole into every table that points at it. */
export const widePrimaryKey = tableRule({
  id: 'wide-primary-key',
  title: 'Primary key of many columns',
  category: 'design',
  severity: 'info',
  tags: ['space', 'performance'],
  catalogue: ['SCH003'],
  detects:
    'A primary key of more columns than usual, not counting the tenant and those the table is partitioned by.',
  rationale:
    'Each reference repeats all of them, joins compare all of them, and one more fact that identifies a row ' +
    'means a new key everywhere. A number as the key, and the columns as a unique key, promise the same.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "ID Required" (on compound keys)',
  ignoreWhen: 'It is the grain of a fact table, and nothing ever points at a single row.',
  remedy:
    'Adds a numbered key and keeps the columns as a unique key. Where other tables point at the key there is no ' +
    'automatic fix, since they must follow.',
  fixable: true,
  options: {
    most: { type: 'integer', default: 4, minimum: 1, says: 'Columns a primary key may have' },
  },
  *check(context, { most }) {
    const { table, label, facts, references } = context
    const partition = new Set((table.partitionBy?.keys ?? []).map((key) => key.column))
    const key = table.primaryKey?.columns ?? []
    const counted = key.filter((name) => !partition.has(name) && name !== facts.tenantColumn)
    if (counted.length <= most) return
    yield {
      entities: [table.primaryKey?.id ?? table.id, table.id],
      message: `The primary key of ${label} has ${key.length} columns: ${key.join(', ')}.`,
      evidence:
        references.length > 0
          ? `${references.length} foreign key(s) copy all of them.`
          : `More than ${most} columns; nothing points at them yet.`,
      confidence: references.length > 0 ? 0.7 : 0.5,
      fix: references.length > 0 || partition.size > 0 ? null : numberRows(context, key),
    }
  },
})
