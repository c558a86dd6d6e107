import { joinQualified, type RewriteRule, type Table, type Trigger, type View } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'

/** Triggers or rules of a table or view, known by their statement; `before` is empty for a new one. */
export function diffStatements(
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
