import type { Table, View } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { refOf } from './specs.ts'
import { diffStatements, sameStatement } from './statements.ts'

/** Rewrite rules; `before` is null for a new table or view. */
export function diffRules(context: DiffContext, before: Table | View | null, after: Table | View): void {
  const old = before?.rules ?? []
  diffStatements(context, 'rule', old, after.rules, after)
  for (const rule of after.rules) {
    const previous = old.find((each) => each.name === rule.name)
    const kept = previous && sameStatement(context, 'rule', previous, rule) ? previous : undefined
    const state = rule.state ?? 'enabled'
    if ((kept?.state ?? 'enabled') === state) continue
    context.add('settings', { op: 'rule.setState', table: refOf(after), name: rule.name, state })
  }
}
