import {
  type EntityId,
  joinQualified,
  type OpaqueObject,
  type QualifiedName,
  type Schema,
  type SchemaOp,
  type TopLevelEntity,
} from '../../../schema/index.ts'
import {
  type Alteration,
  type Alterations,
  alterationsBetween,
  withRenamedMembers,
} from '../objects/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { facts } from './facts.ts'
import type { PlanState } from './state.ts'
import { labelOf, qualifiedRef, sqlName, step } from './step.ts'

/**
 * Objects known by their statement that ops drop and add again although ALTER makes the one the other: what it
 * takes away comes in place of the drop, before its tables go, and the rest in place of the add.
 */
export function renewedObjects(
  ops: readonly SchemaOp[],
  before: Schema,
  definedBy: PlanState['definedBy'],
): ReadonlyMap<EntityId, Alterations> {
  const found = new Map<EntityId, Alterations>()
  const dropped = new Set(
    ops.flatMap((op) => (op.op === 'object.drop' && op.kind === 'object' ? [`object:${op.object}`] : [])),
  )
  if (dropped.size === 0) return found
  const nameNow = renamesIn(ops)
  for (const op of ops) {
    if (op.op !== 'object.add' || op.kind !== 'object') continue
    const after = definedBy(op.definition)
    const old = after && dropped.has(after.id) ? before.objects.get(after.id) : undefined
    if (after?.entity !== 'object' || !old || !keepsBelongings(old, after)) continue
    const { kind, name, schema } = after
    const written = schema === '' ? quoteIdentifier(name) : sqlName(after)
    const was = withRenamedMembers(kind, old.definition, nameNow)
    const between = alterationsBetween(kind, written, was, after.definition)
    if (between) found.set(after.id, between)
  }
  return found
}

/** Tables are renamed and moved before anything else; what names them then goes with them. */
function renamesIn(ops: readonly SchemaOp[]): (schema: string, name: string) => string | null {
  const now = new Map<string, QualifiedName>()
  const schemas = new Map<string, string>()
  const first = (ref: string) => {
    const { schema, name } = qualifiedRef(ref, 'public')
    const known = [...now].find(([, at]) => at.schema === schema && at.name === name)
    return { key: known?.[0] ?? joinQualified(schema, name), schema, name }
  }
  for (const op of ops) {
    if (op.op === 'table.rename') {
      const { key, schema } = first(op.table)
      now.set(key, { schema, name: op.to })
    } else if (op.op === 'table.setSchema') {
      const { key, name } = first(op.table)
      now.set(key, { schema: op.schema, name })
    } else if (op.op === 'object.rename' && op.kind === 'schema') schemas.set(op.object, op.to)
  }
  return (schema, name) => {
    const to = now.get(joinQualified(schema, name))
    const moved = schemas.get(schema)
    if (to) return sqlName(to)
    return moved === undefined ? null : sqlName({ schema: moved, name })
  }
}

/** Made anew it would lose what the new schema does not give it; altered it keeps all. */
function keepsBelongings(before: OpaqueObject, after: OpaqueObject): boolean {
  const keepsComment = before.comment === null || after.comment !== null
  const keepsOwner = before.owner === null || before.owner === after.owner
  return keepsComment && keepsOwner && JSON.stringify(before.grants) === JSON.stringify(after.grants)
}

export function alterRenewed(state: PlanState, entity: TopLevelEntity, by: readonly Alteration[]): void {
  const kind = entity.entity === 'object' ? entity.kind : entity.entity
  for (const { sql, reverse } of by) {
    state.out.push(step(sql, `Change ${kind} ${labelOf(entity)}`, facts.none, { reverse: [reverse] }))
  }
}
