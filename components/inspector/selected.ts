import { type EntityId, entityId, parseEntityId, type Schema, type TopLevelEntity } from '@/lib/schema'
import { find } from '@/lib/worker'

/** Kinds that live inside a table or view: their id begins with the relation's name. */
const inner = new Set([
  'column',
  'primaryKey',
  'unique',
  'foreignKey',
  'check',
  'exclusion',
  'index',
  'trigger',
  'policy',
  'rule',
])

/** The top-level object that a selected id is or is inside of. */
export function ownerOf(schema: Schema, id: EntityId): TopLevelEntity | null {
  const { kind, parts } = parseEntityId(id)
  if (!inner.has(kind)) return find(schema, id) ?? null
  const [space, relation] = parts
  if (space === undefined || relation === undefined) return null
  return (
    schema.tables.get(entityId('table', space, relation)) ??
    schema.views.get(entityId('view', space, relation)) ??
    null
  )
}

/** Names that the object must not take: types, sequences and relations share one space, functions have none of their own. */
export function takenNames(schema: Schema, entity: TopLevelEntity): readonly string[] {
  if (entity.entity === 'schema') return [...schema.schemas.values()].map((space) => space.name)
  if (entity.entity === 'routine' || entity.entity === 'object') return []
  return [
    schema.enums,
    schema.domains,
    schema.composites,
    schema.ranges,
    schema.tables,
    schema.views,
    schema.sequences,
  ].flatMap((map) =>
    [...map.values()].filter((each) => each.schema === entity.schema).map((each) => each.name),
  )
}
