import type { Column, EntityId, Schema, Table, TopLevelEntity, View } from '../schema/index.ts'
import type { SourceSpan } from '../sql/index.ts'
import { mapPosition, type TextChange } from '../text/index.ts'
import type { DocumentState, SchemaDelta } from './document.ts'

type Pair = readonly [EntityId, EntityId]

/** What a change did to the reading; a thing declared at the same place under another name is renamed (law S7). */
export function deltaBetween(before: DocumentState, after: DocumentState, change: TextChange): SchemaDelta {
  if (before.schema === after.schema) return { changed: [], removed: [], renamed: [] }
  const changed: EntityId[] = []
  const removed: TopLevelEntity[] = []
  const added: TopLevelEntity[] = []
  const altered: (readonly [TopLevelEntity, TopLevelEntity])[] = []
  for (const [old, next] of mapPairs(before.schema, after.schema)) {
    if (old === next) continue
    for (const [id, entity] of next) {
      const earlier = old.get(id)
      if (earlier === entity) continue
      changed.push(id)
      if (earlier) altered.push([earlier, entity])
      else added.push(entity)
    }
    for (const [id, entity] of old) if (!next.has(id)) removed.push(entity)
  }
  const places: Places = { before, after, change }
  const renamed: Pair[] = []
  for (const [old, next] of pairUp(removed, added, places)) {
    renamed.push([old.id, next.id])
    renamed.push(...partRenames(old, next, places))
  }
  for (const [old, next] of altered) renamed.push(...partRenames(old, next, places))
  return { changed, removed: removed.map((entity) => entity.id), renamed }
}

interface Places {
  readonly before: DocumentState
  readonly after: DocumentState
  readonly change: TextChange
}

function mapPairs(
  before: Schema,
  after: Schema,
): readonly (readonly [ReadonlyMap<EntityId, TopLevelEntity>, ReadonlyMap<EntityId, TopLevelEntity>])[] {
  return [
    [before.schemas, after.schemas],
    [before.tables, after.tables],
    [before.views, after.views],
    [before.enums, after.enums],
    [before.domains, after.domains],
    [before.composites, after.composites],
    [before.ranges, after.ranges],
    [before.sequences, after.sequences],
    [before.routines, after.routines],
    [before.extensions, after.extensions],
    [before.objects, after.objects],
  ]
}

/** Pairs what went with what came at the same place of the text, each at most once. */
function pairUp<T extends { readonly id: EntityId }>(
  removed: readonly T[],
  added: readonly T[],
  places: Places,
): readonly (readonly [T, T])[] {
  if (removed.length === 0 || added.length === 0) return []
  const pairs: (readonly [T, T])[] = []
  const free = new Set(added)
  const spans = new Map(added.map((entity) => [entity, declarationOf(places.after, entity.id)]))
  for (const old of removed) {
    const span = declarationOf(places.before, old.id)
    if (!span) continue
    let best: T | null = null
    let bestOverlap = 0
    for (const entity of free) {
      const candidate = spans.get(entity)
      if (!candidate || kindOf(entity.id) !== kindOf(old.id)) continue
      const shared = sharedText(span, candidate, places.change)
      if (shared > bestOverlap) {
        best = entity
        bestOverlap = shared
      }
    }
    if (!best) continue
    pairs.push([old, best])
    free.delete(best)
  }
  return pairs
}

/** How much of the old declaration's own text is still there inside the new one. */
function sharedText(old: SourceSpan, next: SourceSpan, change: TextChange): number {
  let shared = 0
  let at = old.from
  const keep = (to: number) => {
    if (to <= at) return
    const from = mapPosition(change, at, 'after')
    const end = from + (to - at)
    shared += Math.max(0, Math.min(end, next.to) - Math.max(from, next.from))
  }
  for (const replacement of change.replacements) {
    if (replacement.from >= old.to) break
    if (replacement.to < at) continue
    keep(Math.min(replacement.from, old.to))
    at = Math.max(at, replacement.to)
  }
  keep(old.to)
  return shared
}

/** The renames inside an entity: by name under a renamed owner, by place where a name is new. */
function partRenames(old: TopLevelEntity, next: TopLevelEntity, places: Places): readonly Pair[] {
  const before = partsOf(old)
  const after = partsOf(next)
  if (!before || !after) return []
  const pairs: Pair[] = []
  for (const [kind, oldParts] of before) {
    const newParts = after.get(kind) ?? []
    const byName = new Map(newParts.map((part) => [part.name, part]))
    const gone: Part[] = []
    for (const part of oldParts) {
      const same = byName.get(part.name)
      if (!same) gone.push(part)
      else {
        byName.delete(part.name)
        if (same.id !== part.id) pairs.push([part.id, same.id])
      }
    }
    const matched = pairUp(gone, [...byName.values()], places)
    for (const [from, to] of matched) pairs.push([from.id, to.id])
  }
  return pairs
}

type Part = Pick<Column, 'id' | 'name'>

function partsOf(entity: TopLevelEntity): ReadonlyMap<string, readonly Part[]> | null {
  if (entity.entity === 'table') return tableParts(entity)
  if (entity.entity === 'view') return viewParts(entity)
  return null
}

function tableParts(table: Table): ReadonlyMap<string, readonly Part[]> {
  return new Map<string, readonly Part[]>([
    ['column', table.columns],
    ['primaryKey', table.primaryKey ? [table.primaryKey] : []],
    ['unique', table.uniques],
    ['foreignKey', table.foreignKeys],
    ['check', table.checks],
    ['exclusion', table.exclusions],
    ['index', table.indexes],
    ['trigger', table.triggers],
    ['policy', table.policies],
    ['rule', table.rules],
  ])
}

function viewParts(view: View): ReadonlyMap<string, readonly Part[]> {
  return new Map<string, readonly Part[]>([
    ['index', view.indexes],
    ['trigger', view.triggers],
    ['rule', view.rules],
  ])
}

function declarationOf(state: DocumentState, id: EntityId): SourceSpan | null {
  const spans = state.sources.locate(id)
  return spans.find((span) => span.role === 'declaration') ?? spans[0] ?? null
}

function kindOf(id: EntityId): string {
  return id.slice(0, id.indexOf(':'))
}
