import { findTable } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { datedPartitions, hasDefaultPartition, isByInstant } from '../partition-bounds.ts'
import { labelOf } from '../table-context.ts'

/** Partitions by time follow each other without a hole. */
export const partitionGap = schemaRule({
  id: 'partition-gap',
  title: 'Hole between partitions',
  category: 'design',
  severity: 'warning',
  tags: ['operations', 'integrity'],
  catalogue: ['SCH041'],
  detects:
    'Range partitions by one date or time of which one ends before the next begins, without a default partition.',
  rationale:
    'Each insert of a row that falls into the hole fails: "no partition of relation found for row". It is ' +
    'found on the day of the hole.',
  source: 'https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE',
  ignoreWhen: 'Nothing can be of that time: the years between two imports.',
  remedy: 'Makes a partition for the hole.',
  fixable: true,
  *check({ schema, facts }) {
    for (const [parent, dated] of datedPartitions(schema)) {
      const table = findTable(schema, parent)
      if (!table || !isByInstant(table) || hasDefaultPartition(schema, parent)) continue
      for (const [at, { part, bound }] of dated.entries()) {
        const next = dated[at + 1]
        if (!next || bound.to === null || next.bound.from === null || bound.to >= next.bound.from) continue
        const name = `${table.name}_${bound.to.slice(0, 10).replaceAll(/\D/g, '_')}`
        const range = `FOR VALUES FROM ('${bound.to}') TO ('${next.bound.from}')`
        yield {
          entities: [part.id, next.part.id, table.id],
          message: `${labelOf(facts, table)} has no partition from ${bound.to} to ${next.bound.from}.`,
          evidence: `${part.name} ends at ${bound.to}, ${next.part.name} begins at ${next.bound.from}.`,
          confidence: 0.85,
          fix: fixOf(`Make ${name} for the rows between`, 'safe', {
            op: 'table.add',
            table: { schema: table.schema, name, partitionOf: { parent, bound: range } },
          }),
        }
      }
    }
  },
})
