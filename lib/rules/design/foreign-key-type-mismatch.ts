import type { Column } from '../../schema/index.ts'
import { integerWidth, isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** A foreign key column must have the type of the column it points at. */
export const foreignKeyTypeMismatch = tableRule({
  id: 'foreign-key-type-mismatch',
  title: 'Types differ across a foreign key',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH007'],
  detects: 'A foreign key column whose type is not that of the column it references.',
  rationale:
    'Every join and every check converts one side, an index on the other side may not be used, and a narrower ' +
    'child refuses values its parent hands out one day (an integer pointing at a bigint).',
  source: 'https://github.com/mfvanek/pg-index-health (foreign keys with unmatched column types)',
  ignoreWhen: 'A running migration widens both sides and has reached only one of them.',
  remedy:
    'Gives the column the type of its target. When the column is wider than its target there is no automatic ' +
    'fix: the target, and all that points at it, should grow.',
  fixable: true,
  *check({ table, targets, columns, ref, label, facts }) {
    for (const [at, key] of table.foreignKeys.entries()) {
      const target = targets[at]
      if (!target) continue
      for (const [position, name] of key.columns.entries()) {
        const column = columns.get(name)
        const other = target.columns.find((each) => each.name === key.references.columns[position])
        if (!column || !other || !differ(column, other)) continue
        const narrows = integerWidth(column.type) > integerWidth(other.type) && integerWidth(other.type) > 0
        const where = `${label}.${name}`
        const there = `${labelOf(facts, target)}.${other.name}`
        yield {
          entities: [column.id, key.id, other.id],
          message: `${where} is ${column.type.display} but references ${there}, which is ${other.type.display}.`,
          evidence: `The foreign key ${key.name} compares ${column.type.display} with ${other.type.display}.`,
          confidence: narrows || (isTextual(column.type) && isTextual(other.type)) ? 0.6 : 0.95,
          fix:
            narrows || column.inherited
              ? null
              : fixOf(`Change ${where} to ${other.type.display}`, 'weigh', {
                  op: 'column.setType',
                  table: ref,
                  column: name,
                  type: other.type.display,
                }),
        }
      }
    }
  },
})

function differ(column: Column, other: Column): boolean {
  if (column.type.display === other.type.display) return false
  return (column.type.schema === null) === (other.type.schema === null)
}
