import type { Table, View } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { diffStatements } from './statements.ts'

/** Rewrite rules; `before` is null for a new table or view. */
export function diffRules(context: DiffContext, before: Table | View | null, after: Table | View): void {
  diffStatements(context, 'rule', before?.rules ?? [], after.rules, after)
}
