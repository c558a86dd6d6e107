import { entityId } from '../identity.ts'
import type { QualifiedName, Schema, View } from '../model.ts'
import type { ViewSpec } from '../ops.ts'
import { type Draft, homeSchema, need, refuseBadName, refuseTaken, replaceIn } from './draft.ts'
import { dropViewWithDependents } from './drops.ts'
import { renameInAllSql } from './rename-in-sql.ts'
import { retype } from './retype.ts'
import { scanSql } from './scan-sql.ts'
import { mentionsInSql } from './sql-mentions.ts'
import { dropUsersOfType } from './type-users.ts'
import { queryContext } from './uses.ts'

export function addView(draft: Draft, spec: ViewSpec): void {
  const schema = spec.schema ?? homeSchema(draft)
  refuseBadName(spec.name)
  refuseTaken(draft, schema, spec.name)
  const id = entityId('view', schema, spec.name)
  draft.views.set(id, {
    entity: 'view',
    id,
    schema,
    name: spec.name,
    owner: null,
    comment: spec.comment === '' ? null : spec.comment,
    grants: [],
    kind: spec.kind,
    query: spec.query,
    columns: spec.columns,
    dependsOn: relationsRead(draft, spec.query),
    options: spec.options ?? {},
    checkOption: spec.checkOption ?? null,
    withData: spec.withData ?? true,
    indexes: [],
    triggers: [],
    rules: [],
  })
}

/** Relations of the schema that a query reads. */
export function relationsRead(schema: Schema, query: string): readonly QualifiedName[] {
  const context = queryContext(schema)
  const names = namesIn(query)
  return [...schema.tables.values(), ...schema.views.values()]
    .filter((each) => names.has(each.name))
    .filter(
      (each) =>
        mentionsInSql(query, { kind: 'relation', schema: each.schema, name: each.name }, context).length > 0,
    )
    .map(({ schema: space, name }) => ({ schema: space, name }))
}

/** Every name in a query, those in its strings as well. */
function namesIn(sql: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const token of scanSql(sql)) {
    const inside = token.kind === 'string' ? scanSql(token.value) : [token]
    for (const { kind, value } of inside) if (kind !== 'symbol') names.add(value)
  }
  return names
}

export function dropView(draft: Draft, ref: string): void {
  const view = need(draft, draft.views, 'view', ref)
  dropViewWithDependents(draft, view)
  dropUsersOfType(draft, view)
}

export function renameView(draft: Draft, ref: string, name: string): void {
  const old = need(draft, draft.views, 'view', ref)
  refuseBadName(name)
  if (name === old.name) return
  refuseTaken(draft, old.schema, name)
  renameInAllSql(draft, [{ kind: 'relation', schema: old.schema, name: old.name }], {
    old: old.name,
    name,
    schema: null,
  })
  const now = draft.views.get(old.id) ?? old
  const next: View = { ...now, id: entityId('view', old.schema, name), name }
  replaceIn(draft.views, now, next)
  for (const view of [...draft.views.values()]) {
    if (!view.dependsOn.some((each) => each.schema === old.schema && each.name === old.name)) continue
    const dependsOn = view.dependsOn.map((each) =>
      each.schema === old.schema && each.name === old.name ? { schema: old.schema, name } : each,
    )
    draft.views.set(view.id, { ...view, dependsOn })
  }
  retype(draft, old, { schema: old.schema, name })
}

export function setViewQuery(draft: Draft, ref: string, query: string): void {
  const view = need(draft, draft.views, 'view', ref)
  draft.views.set(view.id, { ...view, query, columns: [], dependsOn: relationsRead(draft, query) })
}

export function setViewComment(draft: Draft, ref: string, comment: string | null): void {
  const view = need(draft, draft.views, 'view', ref)
  draft.views.set(view.id, { ...view, comment: comment === '' ? null : comment })
}
