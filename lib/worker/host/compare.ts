import type { EntityId, Schema, Table, TopLevelEntity } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import type { DifferenceMark, SchemaComparison } from '../protocol.ts'

/** What to draw of two schemas laid over each other: every entity of either, and how it differs. */
export function compareSchemas(before: Schema, after: Schema): SchemaComparison {
  const { normalize } = dialectOf(after.dialect)
  const old = drawn(normalize(before))
  const fresh = drawn(normalize(after))
  const marks: Record<string, DifferenceMark> = {}
  const entities: TopLevelEntity[] = [...fresh.values()]
  for (const [id, entity] of fresh) {
    const was = old.get(id)
    if (!was) marks[id] = 'added'
    else if (!sameFacts(was, entity)) {
      marks[id] = 'changed'
      if (was.entity === 'table' && entity.entity === 'table') markColumns(was, entity, marks)
    }
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

function markColumns(before: Table, after: Table, marks: Record<string, DifferenceMark>): void {
  const old = new Map(before.columns.map((column) => [column.id, column]))
  for (const column of after.columns) {
    const was = old.get(column.id)
    if (!was) marks[column.id] = 'added'
    else if (!sameFacts(was, column)) marks[column.id] = 'changed'
  }
}

/** Equal in every fact; how a type was spelled is not a fact. */
function sameFacts(a: unknown, b: unknown): boolean {
  const facts = (value: unknown): string =>
    JSON.stringify(value, (key, part) => (key === 'written' ? undefined : part))
  return a === b || facts(a) === facts(b)
}
