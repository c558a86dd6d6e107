import { type EntityId, entityId, type Schema, type Table } from '../../schema/index.ts'
import type { DocumentState } from '../document.ts'
import { placesOfEntity, placesOfTable } from './entity-removal.ts'
import type { Edits, Task } from './plan.ts'
import { type Removal, removeAll } from './removals.ts'
import { positionsOf } from './row-statements.ts'
import { idsOf } from './statements.ts'

/**
 * Takes out of the text whatever is in the schema before the op and not after it: the thing itself
 * and all that cannot stand without it. What `kept` names is written by other means.
 */
export function writeRemovals(task: Task, kept: ReadonlySet<EntityId> = new Set()): Edits {
  const { state, before, after } = task
  const removals: Removal[] = []
  for (const [id, table] of before.tables) {
    const next = after.tables.get(id)
    if (next === table) continue
    if (!next) removals.push(...placesOfTable(state, table))
    else {
      for (const gone of missingParts(table, next)) {
        if (!kept.has(gone)) removals.push(...placesOfEntity(state, gone))
      }
    }
  }
  for (const id of missingTopLevel(before, after)) {
    // The sequence of a serial or identity column stands in no declaration of its own.
    removals.push(...(isImplied(before, id) ? placesBeside(state, id) : placesOfEntity(state, id)))
    if (before.sequences.has(id)) removals.push(...positionsOf(state, id))
    const view = before.views.get(id)
    for (const part of view ? [...view.indexes, ...view.triggers, ...view.rules] : []) {
      removals.push(...placesOfEntity(state, part.id))
    }
  }
  return removals.length > 0 ? removeAll(state, removals) : null
}

/** Parts that the table has no longer; a constraint that only changed its id is not missing. */
function missingParts(table: Table, next: Table): readonly EntityId[] {
  const left = new Set(idsOf(next))
  return idsOf(table).filter((id) => !left.has(id))
}

function missingTopLevel(before: Schema, after: Schema): readonly EntityId[] {
  const gone: EntityId[] = []
  for (const [old, next] of [
    [before.views, after.views],
    [before.enums, after.enums],
    [before.domains, after.domains],
    [before.composites, after.composites],
    [before.ranges, after.ranges],
    [before.sequences, after.sequences],
    [before.routines, after.routines],
    [before.extensions, after.extensions],
    [before.objects, after.objects],
    [before.schemas, after.schemas],
  ] as const) {
    if (old === next) continue
    for (const id of old.keys()) if (!next.has(id)) gone.push(id)
  }
  return gone
}

/** What is said of an entity in statements of its own. */
function placesBeside(state: DocumentState, id: EntityId): readonly Removal[] {
  return placesOfEntity(state, id).filter(
    (each) => each.kind === 'statement' && !each.statement.node.kind.endsWith('Table'),
  )
}

function isImplied(schema: Schema, id: EntityId): boolean {
  const owner = schema.sequences.get(id)?.ownedBy
  if (!owner) return false
  const table = schema.tables.get(entityId('table', owner.schema, owner.table))
  const column = table?.columns.find((each) => each.name === owner.column)
  return column !== undefined && (column.serial !== null || column.identity !== null)
}
