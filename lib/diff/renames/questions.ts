import {
  type EntityId,
  entityId,
  type Namespace,
  type Schema,
  type Table,
  type TopLevelEntity,
} from '../../schema/index.ts'
import { withoutImplied } from '../sequences.ts'
import { inferMoves } from './moves.ts'
import type { Rename, RenamedKind, RenameQuestion } from './rename.ts'
import {
  type Score,
  scoreColumns,
  scoreParts,
  scoreRoutines,
  scoreSchemas,
  scoreTables,
  scoreValues,
  scoreViews,
} from './score.ts'

/** Below this a pair is not worth asking about. */
const threshold = 0.5

/**
 * The likely renames between two schemas, each thing in one pair only, the likeliest first. Pairs
 * that were answered already are taken for one thing, and what is known to be dropped for gone.
 */
export function inferRenames(
  before: Schema,
  after: Schema,
  answered: readonly Rename[] = [],
  dropped: ReadonlySet<EntityId> = new Set(),
): readonly RenameQuestion[] {
  const known = new Map(answered.map(({ from, to }) => [from, to]))
  const taken = new Set(answered.map(({ to }) => to))
  const look: Look = { before, after, known, taken, dropped }
  const schemas = schemaQuestions(look)
  const spaces = new Map<string, string>()
  for (const { from, to } of [...answered, ...schemas]) {
    const a = before.schemas.get(from)
    const b = after.schemas.get(to)
    if (a && b) spaces.set(a.name, b.name)
  }
  const moved = <T extends TopLevelEntity>(entity: T): EntityId => movedId(entity, spaces)
  const ask = <T extends TopLevelEntity>(
    kind: RenamedKind,
    from: ReadonlyMap<EntityId, T>,
    to: ReadonlyMap<EntityId, T>,
    score: (a: T, b: T) => Score,
  ) => {
    const kept = new Set([...from.values()].map(moved))
    const lost = [...from.values()].filter(
      (entity) => !to.has(moved(entity)) && !known.has(entity.id) && !dropped.has(entity.id),
    )
    const fresh = [...to.values()].filter((entity) => !kept.has(entity.id) && !taken.has(entity.id))
    return pairUp(lost, fresh, kind, score)
  }
  const tables = ask('table', before.tables, after.tables, scoreTables)
  const enums = ask('enum', before.enums, after.enums, scoreParts)
  const renames = [
    ...schemas,
    ...tables,
    ...enums,
    ...ask('view', before.views, after.views, scoreViews),
    ...ask('domain', before.domains, after.domains, scoreParts),
    ...ask('composite', before.composites, after.composites, scoreParts),
    ...ask('range', before.ranges, after.ranges, scoreParts),
    ...ask('sequence', withoutImplied(before), withoutImplied(after), scoreParts),
    ...ask('routine', before.routines, after.routines, scoreRoutines),
    ...pairsOf(before.tables, after.tables, [...answered, ...tables], moved).flatMap((pair) =>
      columnQuestions(look, ...pair),
    ),
    ...pairsOf(before.enums, after.enums, [...answered, ...enums], moved).flatMap(([from, to]) => {
      const item = (owner: typeof from, value: string) => ({
        id: entityId('enumValue', owner.schema, owner.name, value),
        name: value,
      })
      const lost = from.values.filter((value) => !to.values.includes(value)).map((each) => item(from, each))
      const fresh = to.values.filter((value) => !from.values.includes(value)).map((each) => item(to, each))
      return pairUp(open(look, lost), untaken(look, fresh), 'enumValue', (a, b) =>
        scoreValues(from.values, a.name, to.values, b.name),
      )
    }),
  ]
  return [...renames, ...inferMoves(before, after, [...answered, ...renames], dropped)].sort(
    (a, b) => b.score - a.score,
  )
}

interface Look {
  readonly before: Schema
  readonly after: Schema
  readonly known: ReadonlyMap<EntityId, EntityId>
  readonly taken: ReadonlySet<EntityId>
  readonly dropped: ReadonlySet<EntityId>
}

function open<T extends { readonly id: EntityId }>(look: Look, items: readonly T[]): readonly T[] {
  return items.filter(({ id }) => !look.known.has(id) && !look.dropped.has(id))
}

function untaken<T extends { readonly id: EntityId }>(look: Look, items: readonly T[]): readonly T[] {
  return items.filter(({ id }) => !look.taken.has(id))
}

function schemaQuestions(look: Look): readonly RenameQuestion[] {
  const { before, after } = look
  const gone = (from: ReadonlyMap<EntityId, Namespace>, to: ReadonlyMap<EntityId, Namespace>) =>
    [...from.values()].filter((space) => !to.has(space.id))
  return pairUp(
    open(look, gone(before.schemas, after.schemas)),
    untaken(look, gone(after.schemas, before.schemas)),
    'schema',
    (a, b) => scoreSchemas(before, a.name, after, b.name),
  )
}

function columnQuestions(look: Look, from: Table, to: Table): readonly RenameQuestion[] {
  const known = (name: string) => look.known.get(entityId('column', from.schema, from.name, name))
  const lost = from.columns.filter((column) => !to.columns.some((each) => each.name === column.name))
  const fresh = to.columns.filter((column) => !from.columns.some((each) => each.name === column.name))
  // A partition's columns are asked about at the table it is a part of.
  const own = lost.filter((column) => !column.inherited && known(column.name) === undefined)
  return pairUp(open(look, own), untaken(look, fresh), 'column', (a, b) => scoreColumns(from, a, to, b))
}

/** Entities of both sides that are taken for the same. */
function pairsOf<T extends TopLevelEntity>(
  before: ReadonlyMap<EntityId, T>,
  after: ReadonlyMap<EntityId, T>,
  renames: readonly Rename[],
  moved: (entity: T) => EntityId,
): readonly (readonly [T, T])[] {
  const to = new Map(renames.map((rename) => [rename.from, rename.to]))
  return [...before.values()].flatMap((entity) => {
    const same = after.get(to.get(entity.id) ?? moved(entity))
    return same ? [[entity, same] as const] : []
  })
}

/** The id that an entity has once the schemas are renamed. */
function movedId(entity: TopLevelEntity, spaces: ReadonlyMap<string, string>): EntityId {
  const space = spaces.get(entity.schema)
  if (space === undefined) return entity.id
  if (entity.entity === 'routine') return entityId('routine', space, entity.name, entity.signature)
  return entity.entity === 'object' ? entity.id : entityId(entity.entity, space, entity.name)
}

/** Greedy: the best pair first, then the best of the rest. */
function pairUp<T extends { readonly id: EntityId; readonly name: string }>(
  lost: readonly T[],
  fresh: readonly T[],
  kind: RenamedKind,
  score: (a: T, b: T) => Score,
): readonly RenameQuestion[] {
  // Two schemas without anything in common are no rename; a glance sorts most pairs out.
  const many = lost.length * fresh.length > glanceAbove
  const candidates = lost.flatMap((from) =>
    fresh
      .filter((to) => !many || from.name === to.name || sizeOf(from) === sizeOf(to))
      .map((to) => ({ kind, from: from.id, to: to.id, ...score(from, to) })),
  )
  candidates.sort((a, b) => b.score - a.score)
  const used = new Set<EntityId>()
  return candidates.filter((pair) => {
    if (pair.score < threshold || used.has(pair.from) || used.has(pair.to)) return false
    used.add(pair.from)
    used.add(pair.to)
    return true
  })
}

/** Pairs of more than this number are looked at only if they have the name or the size in common. */
const glanceAbove = 20_000

/** Columns, values or length: what a rename leaves as it was. */
function sizeOf(thing: object): number {
  if ('columns' in thing && Array.isArray(thing.columns)) return thing.columns.length
  return 'values' in thing && Array.isArray(thing.values) ? thing.values.length : 0
}
