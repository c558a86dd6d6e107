import { isMove, type Rename, withRenames } from '../../diff/index.ts'
import {
  type Column,
  type EntityId,
  type EnumType,
  entityId,
  parseEntityId,
  type Schema,
  type Table,
  type TopLevelEntity,
} from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import type { DifferenceMark, SchemaComparison } from '../protocol.ts'

/** What to draw of two schemas laid over each other: every entity of either, and how it differs. */
export function compareSchemas(
  before: Schema,
  after: Schema,
  renames: readonly Rename[] = [],
): SchemaComparison {
  const dialect = dialectOf(after.dialect)
  const original = drawn(before)
  const old = drawn(dialect.normalize(withRenames(before, renames, dialect)))
  const fresh = drawn(dialect.normalize(after))
  const moves = movesOf(renames)
  const former = new Map(renames.filter((each) => !isMove(each, renames)).map(({ from, to }) => [to, from]))
  const marks: Record<string, DifferenceMark> = {}
  const formerNames: Record<string, string> = {}
  const entities: TopLevelEntity[] = []
  for (const [id, entity] of fresh) {
    const was = old.get(id)
    markKeys(was, entity, marks)
    if (!was) markMoved(entity, moves.came, marks)
    const isSame = was && sameFacts(was, entity)
    const name = original.get(former.get(id) ?? id)?.name
    if (former.has(id) && name !== undefined) {
      marks[id] = 'renamed'
      formerNames[id] = name
    } else if (!isSame) marks[id] = was ? 'changed' : 'added'
    const renamedColumns = entity.entity === 'table' && entity.columns.some((column) => former.has(column.id))
    if (renamedColumns && !marks[id]) marks[id] = 'changed'
    const isChangedTable = (!isSame || renamedColumns) && was?.entity === 'table' && entity.entity === 'table'
    if (isChangedTable) entities.push(withMarkedColumns(was, entity, former, moves, marks))
    else if (was?.entity === 'enum' && entity.entity === 'enum')
      entities.push(withMarkedValues(was, entity, former, marks))
    else entities.push(entity)
  }
  for (const [id, entity] of old) {
    if (fresh.has(id)) continue
    marks[id] = 'removed'
    markKeys(entity, undefined, marks)
    markMoved(entity, moves.went, marks)
    entities.push(entity)
  }
  return { entities, marks, formerNames }
}

/** The kinds that have a node on the canvas. */
function drawn(schema: Schema): ReadonlyMap<EntityId, TopLevelEntity> {
  return new Map<EntityId, TopLevelEntity>([...schema.tables, ...schema.views, ...schema.enums])
}

/**
 * The newer table, with how a changed column was as a row below it, and the columns that only the older has
 * behind its own.
 */
function withMarkedColumns(
  before: Table,
  after: Table,
  former: ReadonlyMap<EntityId, EntityId>,
  moves: MovedColumns,
  marks: Record<string, DifferenceMark>,
): Table {
  const old = new Map(before.columns.map((column) => [column.id, column]))
  const columns: Column[] = []
  for (const column of after.columns) {
    const was = old.get(column.id)
    columns.push(column)
    old.delete(column.id)
    const from = former.get(column.id)
    if (!was) marks[column.id] = moves.came.has(column.id) ? 'moved' : 'added'
    else if (from !== undefined || !sameFacts(was, column)) {
      marks[column.id] = from === undefined ? 'changed' : 'renamed'
      const row = rowBefore(was, from)
      marks[row.id] = 'before'
      columns.push(row)
    }
  }
  for (const id of old.keys()) marks[id] = moves.went.has(id) ? 'moved' : 'removed'
  const kept = new Set(after.foreignKeys.map(({ id }) => id))
  const gone = before.foreignKeys.filter(({ id }) => !kept.has(id))
  return {
    ...after,
    columns: [...columns, ...old.values()],
    // Drawn like the others: a line that goes is a change to look at.
    foreignKeys: [...after.foreignKeys, ...gone],
  }
}

/** Columns whose values went into another table: where they came to, and where they went from. */
interface MovedColumns {
  readonly came: ReadonlySet<EntityId>
  readonly went: ReadonlySet<EntityId>
}

function movesOf(renames: readonly Rename[]): MovedColumns {
  const moves = renames.filter((each) => isMove(each, renames))
  const tables = new Map(renames.map(({ from, to }) => [from, to]))
  const nowIn = (column: EntityId): EntityId => {
    const [space = '', table = '', name = ''] = parseEntityId(column).parts
    const renamed = tables.get(entityId('table', space, table))
    return renamed ? entityId('column', ...parseEntityId(renamed).parts, name) : column
  }
  return { came: new Set(moves.map(({ to }) => to)), went: new Set(moves.map(({ from }) => nowIn(from))) }
}

/** Marks the columns of a table that comes or goes as a whole, where they moved. */
function markMoved(
  entity: TopLevelEntity,
  moved: ReadonlySet<EntityId>,
  marks: Record<string, DifferenceMark>,
): void {
  if (entity.entity !== 'table') return
  for (const { id } of entity.columns) if (moved.has(id)) marks[id] = 'moved'
}

/** Marks the foreign keys of a table, which are lines: those that came, went or say something else. */
function markKeys(
  before: TopLevelEntity | undefined,
  after: TopLevelEntity | undefined,
  marks: Record<string, DifferenceMark>,
): void {
  const keysOf = (entity: TopLevelEntity | undefined) =>
    new Map(entity?.entity === 'table' ? entity.foreignKeys.map((key) => [key.id, key]) : [])
  const [old, fresh] = [keysOf(before), keysOf(after)]
  for (const [id, key] of fresh) {
    const was = old.get(id)
    if (!was) marks[id] = 'added'
    else if (!sameFacts(was, key)) marks[id] = 'changed'
  }
  for (const id of old.keys()) if (!fresh.has(id)) marks[id] = 'removed'
}

/** The newer enum with the values that only the older has, each behind the one that took its place or last. */
function withMarkedValues(
  before: EnumType,
  after: EnumType,
  former: ReadonlyMap<EntityId, EntityId>,
  marks: Record<string, DifferenceMark>,
): EnumType {
  const idOf = (value: string) => entityId('enumValue', after.schema, after.name, value)
  const left = new Set(before.values)
  const values = after.values.flatMap((value) => {
    const from = former.get(idOf(value))
    const wasKnown = left.delete(value)
    if (from === undefined) {
      if (!wasKnown) marks[idOf(value)] = 'added'
      return [value]
    }
    const old = parseEntityId(from).parts.at(-1) ?? value
    left.delete(old)
    marks[idOf(value)] = 'renamed'
    marks[idOf(old)] = 'before'
    return [value, old]
  })
  for (const value of left) marks[idOf(value)] = 'removed'
  return { ...after, values: [...values, ...left] }
}

/** How a column was, as a row of its own; its identity is no column's. */
function rowBefore(was: Column, from: EntityId | undefined): Column {
  const name = from === undefined ? was.name : (parseEntityId(from).parts.at(-1) ?? was.name)
  return { ...was, name, id: entityId('column', ...parseEntityId(was.id).parts, 'before') }
}

/** Equal in every fact; how a type was spelled is not a fact. */
function sameFacts(a: unknown, b: unknown): boolean {
  const facts = (value: unknown): string =>
    JSON.stringify(value, (key, part) => (key === 'written' ? undefined : part))
  return a === b || facts(a) === facts(b)
}
