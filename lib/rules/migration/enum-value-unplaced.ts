import { findEnum } from '../../schema/index.ts'
import { spoken } from './reading/context.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Values of an enum are ordered; one that is added goes last unless it is told where. */
export const enumValueUnplaced = migrationRule({
  id: 'enum-value-unplaced',
  title: 'Enum value added without a place',
  severity: 'info',
  catalogue: ['MS045'],
  detects: 'ALTER TYPE … ADD VALUE without BEFORE or AFTER.',
  rationale:
    'The value sorts behind all others, in ORDER BY and in comparisons. The place cannot be changed later.',
  source: 'https://squawkhq.com/docs/require-enum-value-ordering',
  ignoreWhen: 'Nobody sorts or compares by the type.',
  remedy:
    'Says the place it gets anyway, where the base tells the last value; weigh whether that is the right one.',
  fixable: true,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'alterType') return
    for (const action of node.actions) {
      if (action.kind !== 'addValue' || action.before !== null || action.after !== null) continue
      const last = findEnum(context.before, spoken(node.name))?.values.at(-1)
      const insert = last === undefined ? null : ` AFTER ${context.file.dialect.quoteString(last)}`
      yield {
        message: `'${action.value}' sorts behind all other values of ${spoken(node.name)}.`,
        evidence: 'ADD VALUE without BEFORE or AFTER.',
        confidence: 0.6,
        fix:
          insert === null
            ? null
            : edited(context, 'Say its place', [{ from: action.to, to: action.to, insert }]),
      }
    }
  },
})
