import {
  joinQualified,
  type RewriteRule,
  scanSql,
  type Table,
  type Trigger,
  type View,
} from '../schema/index.ts'
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
    b !== undefined && sameStatement(context, kind, a, b)
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

/** Whether two triggers or rules do the same, their state aside. */
export function sameStatement(
  context: DiffContext,
  kind: 'trigger' | 'rule',
  a: Trigger | RewriteRule,
  b: Trigger | RewriteRule,
): boolean {
  return definitionsAgree(context, a.definition, b.definition) || (kind === 'rule' && sameRule(context, a, b))
}

function sameRule(
  { dialect, sql }: DiffContext,
  a: { definition: string },
  b: { definition: string },
): boolean {
  const [before, after] = sql.scopes
  return (
    dialect.sameRule?.({ sql: a.definition, scope: before }, { sql: b.definition, scope: after }) === true
  )
}

/** `OR REPLACE` and the old word PROCEDURE for a trigger's function say nothing of the object. */
export function definitionsAgree(context: DiffContext, a: string, b: string): boolean {
  if (plainDefinition(context, a) === plainDefinition(context, b)) return true
  const [left, right] = [conditionIn(a), conditionIn(b)]
  return (
    left !== null &&
    right !== null &&
    plainDefinition(context, left.rest) === plainDefinition(context, right.rest) &&
    context.sql.same(left.condition, right.condition)
  )
}

/** The condition of a trigger, and its statement without it; null where it has none. */
function conditionIn(definition: string): { readonly condition: string; readonly rest: string } | null {
  const tokens = scanSql(definition)
  const at = tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'when')
  if (at < 0 || tokens[at + 1]?.value !== '(') return null
  let depth = 0
  for (const [next, token] of tokens.entries()) {
    if (next <= at || token.kind !== 'symbol') continue
    if (token.value === '(') depth++
    if (token.value !== ')' || --depth > 0) continue
    const condition = definition.slice(tokens[at + 1]?.from, token.to)
    return { condition, rest: definition.slice(0, tokens[at]?.from) + definition.slice(token.to) }
  }
  return null
}

function plainDefinition(context: DiffContext, definition: string): string {
  return context.sql
    .fingerprint(definition)
    .replace('create or replace ', 'create ')
    .replace(' execute procedure ', ' execute function ')
}
