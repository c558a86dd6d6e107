import type { EntityId, SchemaOp, TopLevelEntity } from '../schema/index.ts'
import type { DiffContext, Phase } from './op-list.ts'
import { diffOwned } from './owned.ts'

type ObjectKind = Exclude<
  Extract<SchemaOp, { readonly op: 'object.drop' }>['kind'],
  'trigger' | 'rule' | 'schema'
>

/** How the objects of one kind, known by their statement, are compared and when they come and go. */
export interface KindDiff<T> {
  same(a: T, b: T): boolean
  drop(entity: T): Phase
  add(entity: T): Phase
}

/** When types go and come. */
export const typePhases: Pick<KindDiff<never>, 'drop' | 'add'> = {
  drop: () => 'drop types',
  add: () => 'create types',
}

/** An object that changed is altered, whatever that takes; one known by nothing but its statement is made anew. */
export function diffKind<T extends TopLevelEntity>(
  context: DiffContext,
  kind: ObjectKind,
  before: ReadonlyMap<EntityId, T>,
  after: ReadonlyMap<EntityId, T>,
  how: KindDiff<T>,
): void {
  if (before === after) return
  for (const entity of [...before.values()].reverse()) {
    const next = after.get(entity.id)
    if (next === entity) continue
    if (next && (kind !== 'object' || how.same(entity, next))) continue
    context.add(how.drop(entity), { op: 'object.drop', kind, object: objectRef(entity) })
  }
  for (const entity of inOrder([...after.values()])) {
    const old = before.get(entity.id)
    if (old === entity) continue
    const same = old !== undefined && how.same(old, entity)
    const kept = old !== undefined && (same || kind !== 'object') ? old : null
    if (!kept) {
      context.add(how.add(entity), { op: 'object.add', kind, definition: definitionOf(context, entity) })
    } else if (!same && kind !== 'object') {
      const object = objectRef(entity)
      context.add(how.add(entity), {
        op: 'object.alter',
        kind,
        object,
        definition: definitionOf(context, entity),
      })
    }
    if (entity.comment !== (kept?.comment ?? null)) setObjectComment(context, kind, entity)
    if (kind !== 'extension') diffOwned(context, kind, kept, entity, kept ? null : how.add(entity))
  }
}

export function setObjectComment(
  context: DiffContext,
  kind: ObjectKind | 'schema',
  entity: TopLevelEntity,
): void {
  const { comment } = entity
  context.add('comments', { op: 'object.setComment', kind, object: objectRef(entity), comment })
}

/** The statement that makes the object, without its comments, owner and grants. */
function definitionOf(context: DiffContext, entity: TopLevelEntity): string {
  const bare = { ...entity, comment: null, owner: null, grants: [] }
  const alone = bare.entity === 'sequence' ? { ...bare, ownedBy: null } : bare
  const [statement = ''] = context.dialect.render(alone, context.after)
  const text = statement.trim()
  return text.endsWith(';') ? text.slice(0, -1) : text
}

/** An entity as ops address it: its id without the kind. */
export function objectRef(entity: TopLevelEntity): string {
  return entity.id.slice(entity.id.indexOf(':') + 1)
}

/** Types and domains after the ones they are made of. */
function inOrder<T extends TopLevelEntity>(entities: readonly T[]): readonly T[] {
  const byName = new Map<string, T>(entities.map((entity) => [`${entity.schema}.${entity.name}`, entity]))
  const done = new Set<EntityId>()
  const order: T[] = []
  const visit = (entity: T) => {
    if (done.has(entity.id)) return
    done.add(entity.id)
    for (const type of partTypes(entity)) {
      const made = type.schema === null ? undefined : byName.get(`${type.schema}.${type.name}`)
      if (made) visit(made)
    }
    order.push(entity)
  }
  for (const entity of entities) visit(entity)
  return order
}

function partTypes(entity: TopLevelEntity): readonly { schema: string | null; name: string }[] {
  switch (entity.entity) {
    case 'domain':
      return [entity.type]
    case 'composite':
      return entity.attributes.map((attribute) => attribute.type)
    case 'range':
      return [entity.subtype]
    default:
      return []
  }
}
