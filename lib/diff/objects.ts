import {
  type CompositeType,
  type DomainType,
  type EntityId,
  entityId,
  type RangeType,
  type Routine,
  type Schema,
  type SchemaOp,
  type Sequence,
  scanSql,
  type TopLevelEntity,
} from '../schema/index.ts'
import type { DiffContext, Phase } from './op-list.ts'
import { definitionsAgree } from './readers.ts'
import { sameRecord, sameSequenceOptions } from './same-parts.ts'

type ObjectKind = Extract<SchemaOp, { readonly op: 'object.drop' }>['kind']

/** The ops for everything that is known by its whole statement. */
export function diffObjects(context: DiffContext): void {
  const { before, after } = context
  diffSchemas(context)
  const types: Pick<KindDiff<never>, 'drop' | 'add'> = {
    drop: () => 'drop types',
    add: () => 'create types',
  }
  diffKind(context, 'extension', before.extensions, after.extensions, {
    same: (a, b) => a.version === b.version,
    drop: () => 'drop namespaces',
    add: () => 'create namespaces',
  })
  diffKind(context, 'domain', before.domains, after.domains, {
    same: (a, b) => sameDomain(context, a, b),
    ...types,
  })
  diffKind(context, 'composite', before.composites, after.composites, { same: sameComposite, ...types })
  diffKind(context, 'range', before.ranges, after.ranges, { same: sameRange, ...types })
  diffKind(context, 'sequence', ownSequences(before, after), ownSequences(after, before), {
    same: (a, b) =>
      a.type.display === b.type.display && sameSequenceOptions(a.options, b.options, a.type.display),
    drop: () => 'drop objects',
    add: () => 'create sequences',
  })
  diffKind(context, 'routine', before.routines, after.routines, {
    same: (a, b) => sameRoutine(context, a, b),
    drop: (routine) => (namesRelation(routine, before) ? 'drop early routines' : 'drop objects'),
    add: (routine) => (namesRelation(routine, after) ? 'create late routines' : 'create early routines'),
  })
  diffKind(context, 'object', before.objects, after.objects, {
    same: (a, b) => definitionsAgree(context, a.definition, b.definition),
    drop: () => 'drop readers',
    add: () => 'create readers',
  })
}

function diffSchemas(context: DiffContext): void {
  const { before, after, dialect } = context
  const own = (name: string) => name !== dialect.defaultSchema
  for (const space of before.schemas.values()) {
    if (own(space.name) && !after.schemas.has(space.id)) {
      context.add('drop namespaces', { op: 'schema.drop', name: space.name })
    }
  }
  for (const space of after.schemas.values()) {
    const old = before.schemas.get(space.id)
    if (own(space.name) && !old) context.add('create namespaces', { op: 'schema.add', name: space.name })
    setComment(context, 'schema', space, old?.comment ?? null)
  }
}

interface KindDiff<T> {
  same(a: T, b: T): boolean
  drop(entity: T): Phase
  add(entity: T): Phase
}

/** An object that changed is dropped and added; the dialect's plan finds the gentler statement. */
function diffKind<T extends TopLevelEntity>(
  context: DiffContext,
  kind: ObjectKind,
  before: ReadonlyMap<EntityId, T>,
  after: ReadonlyMap<EntityId, T>,
  how: KindDiff<T>,
): void {
  for (const entity of [...before.values()].reverse()) {
    const next = after.get(entity.id)
    if (next && how.same(entity, next)) continue
    // One that is made anew steps aside just before.
    const phase = next ? how.add(next) : how.drop(entity)
    context.add(phase, { op: 'object.drop', kind, object: objectRef(entity) })
  }
  for (const entity of inOrder([...after.values()])) {
    const old = before.get(entity.id)
    const kept = old !== undefined && how.same(old, entity)
    if (!kept) {
      const definition = definitionOf(context, entity)
      context.add(how.add(entity), { op: 'object.add', kind, definition })
    }
    setComment(context, kind, entity, kept ? old.comment : null)
  }
}

/** The statement that makes the object, without its comments, owner and grants. */
function definitionOf(context: DiffContext, entity: TopLevelEntity): string {
  const bare = { ...entity, comment: null, owner: null, grants: [] }
  const alone = bare.entity === 'sequence' ? { ...bare, ownedBy: null } : bare
  const [statement = ''] = context.dialect.render(alone, context.after)
  const text = statement.trim()
  return text.endsWith(';') ? text.slice(0, -1) : text
}

function setComment(
  context: DiffContext,
  kind: ObjectKind,
  entity: TopLevelEntity,
  before: string | null,
): void {
  if (entity.comment === before) return
  context.add('comments', {
    op: 'object.setComment',
    kind,
    object: objectRef(entity),
    comment: entity.comment,
  })
}

function objectRef(entity: TopLevelEntity): string {
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

function sameDomain(context: DiffContext, a: DomainType, b: DomainType): boolean {
  const checks = (domain: DomainType) =>
    domain.checks.map((check) => [check.name, context.sql.fingerprint(check.expression), check.notValid])
  return (
    a.type.display === b.type.display &&
    context.sql.sameValue(a.default, a.type, b.default, b.type) &&
    a.nullable === b.nullable &&
    a.collation === b.collation &&
    JSON.stringify(checks(a)) === JSON.stringify(checks(b))
  )
}

function sameComposite(a: CompositeType, b: CompositeType): boolean {
  const parts = (type: CompositeType) =>
    type.attributes.map((part) => [part.name, part.type.display, part.collation])
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b))
}

function sameRange(a: RangeType, b: RangeType): boolean {
  return a.subtype.display === b.subtype.display && sameRecord(a.options, b.options)
}

function sameRoutine(context: DiffContext, a: Routine, b: Routine): boolean {
  const rest = (routine: Routine) => {
    const text = context.sql.fingerprint(routine.definition)
    return text.slice(text.indexOf('('))
  }
  return a.kind === b.kind && rest(a) === rest(b)
}

/** Whether the head of a routine is made of a table's or view's row type. */
function namesRelation(routine: Routine, schema: Schema): boolean {
  const words = scanSql(`${routine.arguments} ${routine.returns ?? ''}`)
  const names = new Set(words.map((token) => token.value))
  for (const table of schema.tables.values()) if (names.has(table.name)) return true
  for (const view of schema.views.values()) if (names.has(view.name)) return true
  return false
}

/** Leaves out too what the other side has as part of a serial of the same column. */
function ownSequences(schema: Schema, other: Schema): ReadonlyMap<EntityId, Sequence> {
  return new Map(
    [...withoutImplied(schema)].filter(([id, sequence]) => {
      const same = other.sequences.get(id)
      const sameOwner = JSON.stringify(same?.ownedBy) === JSON.stringify(sequence.ownedBy)
      return !(same && sameOwner && isImplied(other, same))
    }),
  )
}

/** Sequences that a serial or identity column makes are part of their column. */
export function withoutImplied(schema: Schema): ReadonlyMap<EntityId, Sequence> {
  return new Map([...schema.sequences].filter(([, sequence]) => !isImplied(schema, sequence)))
}

function isImplied(schema: Schema, sequence: Sequence): boolean {
  if (!sequence.ownedBy) return false
  const owner = schema.tables.get(entityId('table', sequence.ownedBy.schema, sequence.ownedBy.table))
  const column = owner?.columns.find((each) => each.name === sequence.ownedBy?.column)
  return column !== undefined && (column.serial !== null || column.identity !== null)
}
