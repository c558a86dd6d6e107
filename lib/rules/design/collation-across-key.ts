import { type Column, type ForeignKey, type Schema, type Table, targetOf } from '../../schema/index.ts'
import { isTextual } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { keeper } from '../kept.ts'
import { fixOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'
import type { TableContext } from '../table-context.ts'

/** Both ends of a reference sort and compare alike. */
export const collationAcrossKey = schemaRule({
  id: 'collation-across-key',
  title: 'Collations differ across a foreign key',
  category: 'design',
  severity: 'warning',
  tags: ['performance', 'integrity'],
  catalogue: ['SCH051', 'SCH007'],
  detects: 'A text column with another collation than the column it references.',
  rationale:
    'A join of the two needs an explicit COLLATE, sorts one side anew and leaves the index of the other unused; ' +
    'with a collation that ignores case, the reference and the key do not even agree on what is equal.',
  source: 'https://www.postgresql.org/docs/current/collation.html#COLLATION-CONCEPTS',
  ignoreWhen: 'Never: compare with COLLATE where a query needs another order.',
  remedy: 'Gives the column the collation of the column it references.',
  fixable: true,
  *check({ schema, tables }) {
    for (const each of tables.values()) {
      if (!pointsByText(each.table) || !isReviewed(each)) continue
      for (const { key, column, target, other } of clashesOf(schema, each)) {
        const where = `${each.label}.${column.name}`
        yield {
          entities: [column.id, key.id, other.id],
          message: `${where} and ${target.name}.${other.name}, which it references, have different collations.`,
          evidence: `${column.collation ?? 'the default'} and ${other.collation ?? 'the default'}.`,
          confidence: 0.85,
          fix: fixOf(`Give ${where} the collation of ${target.name}.${other.name}`, 'weigh', {
            op: 'column.setCollation',
            table: each.ref,
            column: column.name,
            collation: other.collation,
          }),
        }
      }
    }
  },
})

interface Clash {
  readonly key: ForeignKey
  readonly column: Column
  readonly target: Table
  readonly other: Column
}

const pointsByText = perTable(({ columns, foreignKeys }) =>
  foreignKeys.some((key) =>
    key.columns.some((name) => columns.some((each) => each.name === name && isTextual(each.type))),
  ),
)

function clashesOf(schema: Schema, each: TableContext): readonly Clash[] {
  const targets = each.table.foreignKeys.map((key) => targetOf(schema, key))
  return kept(each, targets, () => [...clashesIn(each, targets)])
}

const kept = keeper<TableContext, readonly Clash[]>()

function* clashesIn(each: TableContext, targets: readonly (Table | null)[]): Generator<Clash> {
  for (const [at, key] of each.table.foreignKeys.entries()) {
    const target = targets[at]
    for (const [position, name] of key.columns.entries()) {
      const column = each.columns.get(name)
      const other = target?.columns.find((item) => item.name === key.references.columns[position])
      if (!column || !other || !target || !isTextual(column.type) || column.inherited) continue
      if (column.collation !== other.collation) yield { key, column, target, other }
    }
  }
}
