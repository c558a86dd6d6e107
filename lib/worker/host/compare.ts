import type { EntityId, Schema, Table, TopLevelEntity } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import type { DifferenceMark, SchemaComparison } from '../protocol.ts'

/** What to draw of two schemas laid over each other: every entity of either, and how it differs. */
export function compareSchemas(before: Schema, after: Schema): SchemaComparison {
  const { normalize } = dialectOf(after.dialect)
  const old = drawn(normalize(before))
  const fresh = drawn(normalize(after))
  const marks: Record<string, DifferenceMark> = {}
  const entities: TopLevelEntity[] = []
  for (const [id, entity] of fresh) {
    const was = old.get(id)
    const isSame = was && sameFacts(was, entity)
    if (!isSame) marks[id] = was ? 'changed' : 'added'
    const isChangedTable = !isSame && was?.entity === 'table' && entity.entity === 'table'
    entities.push(isChangedTable ? withMarkedColumns(was, entity, marks) : entity)
  }
  for (const [id, entity] of old) {
    if (fresh.has(id)) continue
    marks[id] = 'removed'
    entities.push(entity)
  }
  return { entities, marks }
}

/** The kinds that have a node on the canvas. */
function drawn(schema: Schema): ReadonlyMap<EntityId, TopLevelEntity> {
  return new Map<EntityId, TopLevelEntity>([...schema.tables, ...schema.views, ...schema.enums])
}

/** The newer table with the columns that only the older has behind its own. */
function withMarkedColumns(before: Table, after: Table, marks: Record<string, DifferenceMark>): Table {
  const old = new Map(before.columns.map((column) => [column.id, column]))
  for (const column of after.columns) {
    const was = old.get(column.id)
    if (!was) marks[column.id] = 'added'
    else if (!sameFacts(was, column)) marks[column.id] = 'changed'
    old.delete(column.id)
  }
  for (const id of old.keys()) marks[id] = 'removed'
  return old.size === 0 ? after : { ...after, columns: [...after.columns, ...old.values()] }
}

/** Equal in every fact; how a type was spelled is not a fact. */
function sameFacts(a: unknown, b: unknown): boolean {
  const facts = (value: unknown): string =>
    JSON.stringify(value, (key, part) => (key === 'written' ? undefined : part))
  return a === b || facts(a) === facts(b)
}
