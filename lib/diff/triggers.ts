import type { Table, Trigger, View } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { refOf } from './specs.ts'
import { definitionsAgree, diffStatements } from './statements.ts'

/** Triggers and when they fire; `before` is null for a new table or view. */
export function diffTriggers(context: DiffContext, before: Table | View | null, after: Table | View): void {
  const old = before?.triggers ?? []
  diffStatements(context, 'trigger', old, after.triggers, after)
  for (const trigger of after.triggers) {
    const previous = old.find((each) => each.name === trigger.name)
    const kept = previous && definitionsAgree(context, previous.definition, trigger.definition)
    if (stateOf(kept ? previous : undefined) === stateOf(trigger)) continue
    const state = stateOf(trigger)
    context.add('settings', { op: 'trigger.setState', table: refOf(after), name: trigger.name, state })
  }
}

function stateOf(trigger: Trigger | undefined) {
  return trigger?.state ?? 'enabled'
}
