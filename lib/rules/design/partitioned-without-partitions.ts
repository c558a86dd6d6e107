import { joinQualified } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A partitioned table without partitions takes no rows. */
export const partitionedWithoutPartitions = schemaRule({
  id: 'partitioned-without-partitions',
  title: 'Partitioned table without partitions',
  category: 'design',
  severity: 'warning',
  tags: ['operations'],
  catalogue: ['SCH041'],
  detects:
    'A partitioned table that has no partition, where another partitioned table of the script has some.',
  rationale:
    'The table itself stores nothing: each insert fails with "no partition of relation found for row".',
  source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE',
  ignoreWhen: 'A job makes its partitions.',
  remedy: 'Makes a default partition, which takes the rows that no other one takes.',
  fixable: true,
  *check({ schema, tables }) {
    const parents = new Set<string>()
    for (const { partitionOf } of schema.tables.values())
      if (partitionOf) parents.add(joinQualified(partitionOf.parent.schema, partitionOf.parent.name))
    if (parents.size === 0) return
    const childless = [...tables.values()].filter(({ table, ref }) => table.partitionBy && !parents.has(ref))
    // Where most have none, something else makes them.
    if (childless.length > parents.size) return
    for (const { table, label, ref } of childless) {
      if (table.partitionBy?.strategy === 'hash') continue
      yield {
        entities: [table.id],
        message: `${label} is partitioned, but has no partition to store rows in.`,
        evidence: `PARTITION BY ${table.partitionBy?.strategy.toUpperCase()}, and no table is a partition of it.`,
        confidence: 0.7,
        fix: fixOf(`Make a default partition of ${label}`, 'weigh', {
          op: 'table.add',
          table: {
            schema: table.schema,
            name: `${table.name}_default`,
            partitionOf: { parent: ref, bound: 'DEFAULT' },
          },
        }),
      }
    }
  },
})
