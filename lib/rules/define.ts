import type { RawFinding, Rule, RuleContext } from './rule.ts'
import type { TableContext } from './table-context.ts'

type RuleText = Omit<Rule, 'check' | 'checkTable' | 'dialects'> & { readonly dialects?: readonly string[] }

/**
 * A rule that judges one table by itself, its parents and children. Partitions, foreign and
 * temporary tables are left out: a partition's faults are its parent's, the others are not ours.
 */
export function tableRule(
  rule: RuleText & { readonly check: (context: TableContext) => Iterable<RawFinding> },
): Rule {
  const checkTable = rule.check
  return {
    ...rule,
    dialects: rule.dialects ?? ['postgres'],
    checkTable,
    *check(context) {
      for (const table of context.tables.values()) if (isReviewed(table)) yield* checkTable(table)
    },
  }
}

/** A rule that compares tables with each other or judges other objects than tables. Keep it linear. */
export function schemaRule(
  rule: RuleText & { readonly check: (context: RuleContext) => Iterable<RawFinding> },
): Rule {
  return { ...rule, dialects: rule.dialects ?? ['postgres'] }
}

/** Whether the rules speak about this table at all. */
export function isReviewed(context: TableContext): boolean {
  const { table } = context
  return table.partitionOf === null && table.kind !== 'foreign' && table.persistence !== 'temporary'
}
