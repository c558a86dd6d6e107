import type { EntityId, Schema, TopLevelEntity } from '../../../schema/index.ts'

/** The schema with one more object. */
export function withObject(schema: Schema, entity: TopLevelEntity): Schema {
  const put = <T extends TopLevelEntity>(map: ReadonlyMap<EntityId, T>, value: T) =>
    new Map([...map, [value.id, value]])
  switch (entity.entity) {
    case 'extension':
      return { ...schema, extensions: put(schema.extensions, entity) }
    case 'domain':
      return { ...schema, domains: put(schema.domains, entity) }
    case 'composite':
      return { ...schema, composites: put(schema.composites, entity) }
    case 'range':
      return { ...schema, ranges: put(schema.ranges, entity) }
    case 'sequence':
      return { ...schema, sequences: put(schema.sequences, entity) }
    case 'routine':
      return { ...schema, routines: put(schema.routines, entity) }
    case 'object':
      return { ...schema, objects: put(schema.objects, entity) }
    default:
      return schema
  }
}

export function entityOf(schema: Schema, id: EntityId): TopLevelEntity | undefined {
  return (
    schema.extensions.get(id) ??
    schema.domains.get(id) ??
    schema.composites.get(id) ??
    schema.ranges.get(id) ??
    schema.sequences.get(id) ??
    schema.routines.get(id) ??
    schema.objects.get(id) ??
    schema.schemas.get(id)
  )
}
