import {
  joinQualified,
  type Policy,
  type RewriteRule,
  type Table,
  type Trigger,
  type View,
} from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { samePolicy } from './same-parts.ts'
import { policySpecOf, refOf } from './specs.ts'

/** Policies, triggers and rules of a table or view; `before` is null for a new one, whose policies are added elsewhere. */
export function diffReaders(context: DiffContext, before: Table | View | null, after: Table | View): void {
  if (before?.entity === 'table' && after.entity === 'table') diffPolicies(context, before, after)
  diffStatements(context, 'trigger', before?.triggers ?? [], after.triggers, after)
  diffStatements(context, 'rule', before?.rules ?? [], after.rules, after)
}

function diffPolicies(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  const old = new Map(before.policies.map((policy) => [policy.name, policy]))
  const kept = new Map(after.policies.map((policy) => [policy.name, policy]))
  const same = (a: Policy, b: Policy | undefined) => b !== undefined && samePolicy(a, b, context.sql)
  for (const policy of before.policies) {
    if (same(policy, kept.get(policy.name))) continue
    context.add('drop readers', { op: 'policy.drop', table, name: policy.name })
  }
  for (const policy of after.policies) {
    if (same(policy, old.get(policy.name))) continue
    context.add('create readers', { op: 'policy.add', table, policy: policySpecOf(policy) })
  }
}

function diffStatements(
  context: DiffContext,
  kind: 'trigger' | 'rule',
  before: readonly (Trigger | RewriteRule)[],
  after: readonly (Trigger | RewriteRule)[],
  owner: Table | View,
): void {
  const old = new Map(before.map((item) => [item.name, item]))
  const kept = new Map(after.map((item) => [item.name, item]))
  const same = (a: Trigger | RewriteRule, b: Trigger | RewriteRule | undefined) =>
    b !== undefined && definitionsAgree(context, a.definition, b.definition)
  const object = (item: { readonly name: string }) => joinQualified(owner.schema, owner.name, item.name)
  for (const item of before) {
    if (same(item, kept.get(item.name))) continue
    context.add('drop readers', { op: 'object.drop', kind, object: object(item) })
  }
  for (const item of after) {
    const previous = old.get(item.name)
    const isSame = same(item, previous)
    if (!isSame) context.add('create readers', { op: 'object.add', kind, definition: item.definition })
    const comment = isSame ? (previous?.comment ?? null) : null
    if (item.comment !== comment) {
      context.add('comments', { op: 'object.setComment', kind, object: object(item), comment: item.comment })
    }
  }
}

/** `OR REPLACE` and the old word PROCEDURE for a trigger's function say nothing of the object. */
export function definitionsAgree(context: DiffContext, a: string, b: string): boolean {
  return plainDefinition(context, a) === plainDefinition(context, b)
}

function plainDefinition(context: DiffContext, definition: string): string {
  return context.sql
    .fingerprint(definition)
    .replace('create or replace ', 'create ')
    .replace(' execute procedure ', ' execute function ')
}
