import { type KeyConstraint, plainColumns } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf, indexSpecOf, keyColumn, keySpecOf } from '../ops-of.ts'

/** Keys of a partitioned table contain the columns it is partitioned by. */
export const partitionKeyOutsideKey = tableRule({
  id: 'partition-key-outside-key',
  title: 'Key without the partition column',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH042'],
  detects:
    'A primary key, unique constraint or unique index of a partitioned table that leaves out a partition column.',
  rationale:
    'PostgreSQL refuses it: each partition checks only its own rows, so uniqueness across partitions follows ' +
    'only from the partition column being part of the key.',
  source:
    'https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-LIMITATIONS',
  ignoreWhen: 'Never: the statement fails.',
  remedy: 'Adds the missing partition columns at the end of the key.',
  fixable: true,
  *check({ table, label, ref }) {
    const keys = (table.partitionBy?.keys ?? []).map((key) => key.column)
    if (keys.length === 0 || keys.includes(null)) return
    const missingIn = (key: KeyConstraint) =>
      keys.flatMap((name) => (name && !key.columns.includes(name) ? [name] : []))
    for (const key of table.primaryKey ? [table.primaryKey, ...table.uniques] : table.uniques) {
      const missing = missingIn(key)
      if (missing.length === 0) continue
      const spec = { ...keySpecOf(key), columns: [...key.columns, ...missing] }
      yield {
        entities: [key.id, table.id],
        message: `${key.name} of the partitioned ${label} leaves out ${missing.join(', ')}.`,
        evidence: `${label} is partitioned by ${table.partitionBy?.strategy} of ${keys.join(', ')}.`,
        confidence: 0.98,
        fix: fixOf(
          `Add ${missing.join(', ')} to ${key.name}`,
          'weigh',
          key === table.primaryKey
            ? { op: 'primaryKey.set', table: ref, primaryKey: spec }
            : { op: 'unique.alter', table: ref, name: key.name, unique: spec },
        ),
      }
    }
    for (const index of table.indexes) {
      const columns = index.unique && !index.only ? plainColumns(index) : null
      const missing = keys.flatMap((name) => (name && columns && !columns.includes(name) ? [name] : []))
      if (missing.length === 0) continue
      const spec = indexSpecOf(index)
      yield {
        entities: [index.id, table.id],
        message: `The unique index ${index.name} of the partitioned ${label} leaves out ${missing.join(', ')}.`,
        evidence: `${label} is partitioned by ${table.partitionBy?.strategy} of ${keys.join(', ')}.`,
        confidence: 0.98,
        fix: fixOf(`Add ${missing.join(', ')} to ${index.name}`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...spec, keys: [...spec.keys, ...missing.map(keyColumn)] },
        }),
      }
    }
  },
})
