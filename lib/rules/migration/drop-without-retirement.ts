import { relationName, spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A table is put aside first and dropped when nobody has missed it. */
export const dropWithoutRetirement = migrationRule({
  id: 'drop-without-retirement',
  title: 'Table dropped that was not put aside before',
  severity: 'warning',
  stance: 'policy',
  catalogue: ['NM014'],
  tags: ['operations', 'policy'],
  options: {
    suffix: {
      type: 'string',
      default: '_deleted',
      says: 'How the name of a table ends that has been put aside',
    },
  },
  detects: 'DROP TABLE of a table whose name does not end as the option says.',
  rationale:
    'A renamed table is called back in a moment, a dropped one from the backup. What is still used shows within a day.',
  source: 'Bytebase SQL review (table drop naming convention)',
  ignoreWhen: 'The table was never used.',
  remedy: 'None: rename the table first, as any rename in two steps, and let a later migration drop it.',
  fixable: false,
  *checkStatement(context, { suffix }) {
    const { node } = context.statement
    if (node.kind !== 'drop' || node.word !== 'table') return
    for (const { name } of node.targets) {
      const own = relationName(name).name
      if (own.endsWith(suffix) || context.isFresh(name) || context.table(name)?.persistence === 'temporary')
        continue
      yield {
        message: `${spoken(name)} is dropped without having been put aside.`,
        evidence: `Its name does not end in ${suffix}.`,
        confidence: 0.9,
        fix: null,
      }
    }
  },
})
