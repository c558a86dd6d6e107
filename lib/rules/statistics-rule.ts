import type { Statistics, TableStatistics } from '../statistics/index.ts'
import { type Check, isReviewed, type NoOptions, type RuleText, schemaRule } from './define.ts'
import type { OptionSpecs } from './options.ts'
import type { Rule } from './rule.ts'
import type { TableContext } from './table-context.ts'

/** A table of the script with what its database measured of it. */
export interface MeasuredTable extends TableContext {
  readonly measured: TableStatistics
  readonly statistics: Statistics
}

/** A rule that judges tables by what was measured of them; tables that the statistics do not know are passed over. */
export function statisticsRule<const Specs extends OptionSpecs = NoOptions>(
  rule: RuleText<Specs> & { readonly check: Check<MeasuredTable, Specs> },
): Rule {
  return schemaRule<Specs>({
    ...rule,
    reads: ['schema', 'statistics'],
    *check({ tables, statistics }, options) {
      if (!statistics) return
      for (const context of tables.values()) {
        const measured = statistics.tables.get(context.table.id)
        if (measured && isReviewed(context)) yield* rule.check({ ...context, measured, statistics }, options)
      }
    },
  })
}
