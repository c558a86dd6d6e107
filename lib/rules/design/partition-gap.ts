import type { Table } from '../../schema/index.ts'
import { findTable, joinQualified } from '../../schema/index.ts'
import { isInstant } from '../column-types.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { isDefaultPartition, type RangeBound, rangeBoundOf } from '../partition-bounds.ts'
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
    for (const [parent, parts] of partitionsByParent([...schema.tables.values()])) {
      const table = findTable(schema, parent)
      const [key, second] = table?.partitionBy?.keys ?? []
      const column = table?.columns.find((each) => each.name === key?.column)
      if (!table || second || !column || !isInstant(column.type) || parts.some(isDefaultPartition)) continue
      const bounds = parts.flatMap((part) => boundOf(part))
      if (bounds.length !== parts.length) continue
      bounds.sort((a, b) => (a.bound.from ?? '').localeCompare(b.bound.from ?? ''))
      for (const [at, { part, bound }] of bounds.entries()) {
        const next = bounds[at + 1]
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

interface Bounded {
  readonly part: Table
  readonly bound: RangeBound
}

/** Days and times of one form only: others do not compare as they are written. */
function boundOf(part: Table): readonly Bounded[] {
  const bound = rangeBoundOf(part)
  const plain = [bound?.from, bound?.to].every((text) => text === null || /^\d{4}-\d\d-\d\d/.test(text ?? ''))
  return bound && plain ? [{ part, bound }] : []
}

function partitionsByParent(tables: readonly Table[]): ReadonlyMap<string, readonly Table[]> {
  const byParent = new Map<string, Table[]>()
  for (const table of tables) {
    if (!table.partitionOf) continue
    const parent = joinQualified(table.partitionOf.parent.schema, table.partitionOf.parent.name)
    const parts = byParent.get(parent)
    if (parts) parts.push(table)
    else byParent.set(parent, [table])
  }
  return byParent
}
