import { alterations, constraintOf } from './reading/alterations.ts'
import { isCounter } from './reading/costs.ts'
import { edited, withBlanks } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A required column without a value for the rows that are there cannot be added. */
export const columnRequiredWithoutDefault = migrationRule({
  id: 'column-required-without-default',
  title: 'New required column without a value',
  severity: 'error',
  catalogue: ['MS013', 'BC004'],
  detects: 'ADD COLUMN … NOT NULL (or PRIMARY KEY) without a default.',
  rationale:
    'It fails on a table with rows (23502). On an empty one, applications that do not know the column yet fail as ' +
    'soon as they insert.',
  source: 'https://squawkhq.com/docs/adding-required-field',
  ignoreWhen: 'The table is empty and its writers are deployed in the same moment.',
  remedy:
    'Leaves the column nullable. Once it is filled, forbid null by way of a checked constraint. Or give it a constant ' +
    'default.',
  fixable: true,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'addColumn')) {
      const { column } = action
      const required = constraintOf(column, 'notNull') ?? constraintOf(column, 'primaryKey')
      if (!required || constraintOf(column, 'default') || constraintOf(column, 'generated')) continue
      if (isCounter(column)) continue
      const fix =
        required.kind === 'notNull'
          ? edited(
              context,
              'Leave it nullable for now',
              [{ ...withBlanks(context, required), insert: '' }],
              false,
            )
          : null
      yield {
        message: `${label}.${column.name.value} is required but existing rows have no value for it.`,
        evidence: 'NOT NULL without DEFAULT fails on a table with rows.',
        confidence: 0.92,
        entities: table ? [table.id] : [],
        fix,
      }
    }
  },
})
