import { type EntityId, joinQualified, type SchemaOpInput } from '../../schema/index.ts'
import { integerWidth, isNumbered } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'
import type { RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Numbered keys are eight bytes wide: four run out. */
export const integerPrimaryKey = schemaRule({
  id: 'integer-primary-key',
  title: 'Primary key that can run out',
  category: 'typing',
  severity: 'warning',
  catalogue: ['TY001', 'SCH055'],
  tags: ['operations'],
  detects: 'A primary key numbered by a sequence or identity whose type is `integer` or `smallint`.',
  rationale:
    'At 2,147,483,647 every insert fails, failed and rolled back inserts count as well, and widening a big ' +
    'table then takes longer than anybody can wait. Four more bytes, mostly padding anyway, buy that off.',
  source:
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This; strong_migrations and squawk (prefer-bigint-over-int)',
  ignoreWhen: 'The table is a small list that people edit by hand.',
  remedy: 'Makes the key and all foreign keys to it `bigint`. The tables are rewritten.',
  fixable: true,
  *check(context) {
    for (const each of context.tables.values()) {
      const column = isReviewed(each) ? narrowKey(each.table) : null
      if (!column) continue
      const { table, label } = each
      const width = integerWidth(column.type)
      const { ops, tied } = widening(context, each, column.name)
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} is ${column.type.display} and ends at ${width === 2 ? '32,767' : '2,147,483,647'}.`,
        evidence: `It is a numbered primary key${tied > 0 ? ` with ${tied} foreign key(s) pointing at it` : ''}.`,
        confidence: width === 2 ? 0.8 : 0.65,
        fix: fixOf(`Make ${label}.${column.name} and what points at it bigint`, 'weigh', ...ops),
      }
    }
  },
})

/** The numbered column of two or four bytes that is the key by itself. */
const narrowKey = perTable(({ primaryKey, columns }) => {
  const [name, second] = primaryKey?.columns ?? []
  const column = second === undefined ? columns.find((each) => each.name === name) : undefined
  if (!column || column.inherited || !isNumbered(column)) return null
  const width = integerWidth(column.type)
  return width === 2 || width === 4 ? column : null
})

/** The column, and every column that reaches it through foreign keys, as bigint. */
function widening(
  context: RuleContext,
  start: TableContext,
  column: string,
): { readonly ops: readonly SchemaOpInput[]; readonly tied: number } {
  const ops: SchemaOpInput[] = []
  const seen = new Set<string>()
  const queue: { readonly table: EntityId; readonly column: string }[] = [{ table: start.table.id, column }]
  for (let at = 0; at < queue.length; at++) {
    const step = queue[at]
    const each = step && context.tables.get(step.table)
    const found = step && each?.columns.get(step.column)
    if (!step || !each || !found || seen.has(found.id)) continue
    seen.add(found.id)
    const width = integerWidth(found.type)
    if (width > 0 && width < 8 && !found.inherited) {
      const type = found.serial ? 'bigserial' : 'bigint'
      const table = joinQualified(each.table.schema, each.table.name)
      ops.push({ op: 'column.setType', table, column: found.name, type })
    }
    for (const { from, key } of each.references) {
      const position = key.references.columns.indexOf(found.name)
      const child = key.columns[position]
      if (position >= 0 && child !== undefined) queue.push({ table: from.id, column: child })
    }
  }
  return { ops, tied: seen.size - 1 }
}
