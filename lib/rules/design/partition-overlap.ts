import { findTable, joinQualified } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { datedPartitions, isByInstant } from '../partition-bounds.ts'
import { labelOf } from '../table-context.ts'

/** A row goes into one partition. */
export const partitionOverlap = schemaRule({
  id: 'partition-overlap',
  title: 'Partitions that overlap',
  category: 'design',
  severity: 'error',
  tags: ['operations'],
  catalogue: ['SCH041'],
  detects: 'Range partitions by one date or time of which one begins before the one before it ends.',
  rationale:
    'PostgreSQL refuses the second: "partition would overlap partition". The upper bound of a range is not part ' +
    'of it, which is mostly what was overlooked.',
  source: 'https://www.postgresql.org/docs/current/sql-createtable.html (FOR VALUES FROM … TO)',
  ignoreWhen: 'Never: the statement fails.',
  remedy: 'Lets the earlier partition end where the later one begins.',
  fixable: true,
  *check({ schema, facts }) {
    for (const [parent, dated] of datedPartitions(schema)) {
      const table = findTable(schema, parent)
      if (!table || !isByInstant(table)) continue
      for (const [at, { part, bound }] of dated.entries()) {
        const next = dated[at + 1]
        if (!next || next.bound.from === null || next.bound.from === bound.from) continue
        if (bound.to !== null && bound.to <= next.bound.from) continue
        const from = bound.from === null ? 'MINVALUE' : `'${bound.from}'`
        const range = `FOR VALUES FROM (${from}) TO ('${next.bound.from}')`
        yield {
          entities: [next.part.id, part.id, table.id],
          message: `${labelOf(facts, part)} and ${labelOf(facts, next.part)} both hold what is from ${next.bound.from} on.`,
          evidence: `${part.name} ends at ${bound.to ?? 'the end of time'}, ${next.part.name} begins at ${next.bound.from}.`,
          confidence: 0.95,
          fix: fixOf(`Let ${labelOf(facts, part)} end at ${next.bound.from}`, 'weigh', {
            op: 'table.setPartition',
            table: joinQualified(part.schema, part.name),
            partitionOf: { parent, bound: range },
          }),
        }
      }
    }
  },
})
