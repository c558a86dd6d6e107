import type { Policy, Table } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { samePolicy } from './same-parts.ts'
import { policySpecOf, refOf } from './specs.ts'

/** Policies and whether they are in force; `before` is null for a new table. */
export function diffPolicies(context: DiffContext, before: Table | null, after: Table): void {
  const table = refOf(after)
  const was = before?.rowSecurity ?? { enabled: false, forced: false }
  const is = after.rowSecurity
  if (was.enabled !== is.enabled || was.forced !== is.forced) {
    context.add('create readers', { op: 'table.setRowSecurity', table, ...is })
  }
  const old = new Map((before?.policies ?? []).map((policy) => [policy.name, policy]))
  const kept = new Set(after.policies.map((policy) => policy.name))
  const fresh = after.policies.filter((policy) => !old.has(policy.name))
  const renamed = new Map<string, Policy>()
  for (const policy of old.values()) {
    if (kept.has(policy.name)) continue
    const at = fresh.findIndex((each) => samePolicy(policy, each, context.sql))
    const [next] = at < 0 ? [] : fresh.splice(at, 1)
    if (next) renamed.set(next.name, policy)
    else context.add('drop readers', { op: 'policy.drop', table, name: policy.name })
  }
  for (const policy of after.policies) {
    const previous = old.get(policy.name) ?? renamed.get(policy.name)
    const spec = policySpecOf(policy)
    if (!previous) context.add('create readers', { op: 'policy.add', table, policy: spec })
    else if (previous.name !== policy.name || !samePolicy(previous, policy, context.sql)) {
      context.add('create readers', { op: 'policy.alter', table, name: previous.name, policy: spec })
    }
    if (policy.comment !== (previous?.comment ?? null)) {
      const { name, comment } = policy
      context.add('comments', { op: 'policy.setComment', table, name, comment })
    }
  }
}
