import {
  type EntityId,
  entityId,
  parseEntityId,
  type QualifiedName,
  type Schema,
  scanSql,
  type Table,
} from '../../schema/index.ts'
import type { Segment } from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import { placesOfEntity, placesOfTable } from './entity-removal.ts'
import type { Edits, Task } from './plan.ts'
import { type Removal, removeAll } from './removals.ts'
import { positionsOf } from './row-statements.ts'
import { idsOf, statementAt } from './statements.ts'

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
    if (before.schemas.has(id)) removals.push(...defaultPrivilegesIn(state, parseEntityId(id).parts[0] ?? ''))
    const { enums, domains, composites, ranges, routines } = before
    const castable = [enums, domains, composites, ranges, routines].map((map) => map.get(id)).find(Boolean)
    if (castable) removals.push(...castsOver(state, castable))
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

/** The statements that set privileges for what is made in a schema later, and in no other. */
function defaultPrivilegesIn(state: DocumentState, schema: string): readonly Removal[] {
  return statementsThat(state, ({ node }) => {
    if (node?.kind !== 'alterDefaultPrivileges') return false
    return node.schemas.length === 1 && node.schemas[0]?.value === schema
  })
}

/** Casts from or to a type, or by a routine, that goes, with what is said of them. */
function castsOver(state: DocumentState, { schema, name }: QualifiedName): readonly Removal[] {
  return statementsThat(state, ({ node, text, span }) => {
    const words =
      node?.kind === 'createOther' ? node.words : node?.kind === 'comment' ? node.target.words : ''
    if (!words.endsWith('cast') || !text.includes(name)) return false
    const tokens = scanSql(text.slice(span.from, span.to))
    return tokens.some(
      (each, at) =>
        each.value === name &&
        each.kind !== 'string' &&
        (tokens[at - 1]?.value !== '.' || tokens[at - 2]?.value === schema),
    )
  })
}

function statementsThat(state: DocumentState, fits: (segment: Segment) => boolean): readonly Removal[] {
  return state.tree.segments.flatMap((segment, index): readonly Removal[] => {
    if (!segment.node || !fits(segment)) return []
    const start = state.tree.starts[index] ?? 0
    return [{ kind: 'statement', statement: statementAt(index, start, segment, segment.node) }]
  })
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
