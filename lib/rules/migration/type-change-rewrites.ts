import { findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { typeCost } from './reading/costs.ts'
import { migrationRule } from './reading/rule.ts'

/** Most changes of a type write the whole table anew; some need only the catalogue. */
export const typeChangeRewrites = migrationRule({
  id: 'type-change-rewrites',
  title: 'Type change that writes the table anew',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS029', 'MS030'],
  detects:
    'ALTER COLUMN … TYPE, except where the old type, as the base declares it, makes the change one of the catalogue ' +
    'only: a longer or unlimited varchar, varchar to text, more digits of numeric, cidr to inet, and the like.',
  rationale:
    'The table and its indexes are written anew under ACCESS EXCLUSIVE: not even SELECT runs until it is done. A ' +
    'foreign key on the column makes the other table wait and be read as well.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (Notes)',
  ignoreWhen: 'The table is small.',
  remedy:
    'None here: add a column of the new type, keep both equal by a trigger, fill it in batches, exchange the names, ' +
    'and drop the old one. `athena diff --strategy online` plans it.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'setType')) {
      const column = action.column.value
      const type = textOf(context, action.type)
      const known = table ? findColumn(table, column) : null
      if (known && table) {
        const cost = typeCost(context, table, column)
        if (!action.using && !cost?.rewrites) continue
      } else if (isMostlyFree(action.type.name, action.type.args.length) && !action.using) continue
      yield {
        message: `Changing ${label}.${column} to ${type} writes all of ${label} anew while nobody may use it.`,
        evidence: known
          ? `${known.type.display} to ${type} is no change of the catalogue alone.`
          : `The old type is not known here; few changes to ${type} leave the rows as they are.`,
        confidence: known ? 0.93 : 0.6,
        entities: known ? [known.id] : [],
        fix: null,
      }
    }
  },
})

/** Types that a column is mostly widened to, which takes no rewrite. */
function isMostlyFree(name: string, args: number): boolean {
  return (
    name === 'text' || ((name === 'varchar' || name === 'character varying') && args <= 1) || name === 'inet'
  )
}
