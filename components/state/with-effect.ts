import { type EntityId, entityId, parseEntityId, type Schema } from '@/lib/schema'
import type { SchemaComparison } from '@/lib/worker'

/** The schema as it would be drawn with the effect: what it touches in the place of what was there. */
export function withEffect(
  schema: Schema,
  { entities, formerNames }: Pick<SchemaComparison, 'entities' | 'formerNames'>,
): Schema {
  const former = new Map(entities.map(({ id }) => [formerId(id, formerNames) ?? id, id]))
  const fresh = new Map(entities.map((entity) => [entity.id, entity]))
  const laid = <T extends { readonly entity: string }>(
    own: ReadonlyMap<EntityId, T>,
    kind: string,
  ): ReadonlyMap<EntityId, T> => {
    const next = new Map<EntityId, T>()
    for (const [id, entity] of own) {
      const to = former.get(id) ?? id
      next.set(to, (fresh.get(to) as T | undefined) ?? entity)
    }
    for (const [id, entity] of fresh) if (entity.entity === kind) next.set(id, entity as unknown as T)
    return next
  }
  return {
    ...schema,
    tables: laid(schema.tables, 'table'),
    views: laid(schema.views, 'view'),
    enums: laid(schema.enums, 'enum'),
  }
}

/** The id that a renamed table, view or enum had; null for what was not renamed. */
export function formerId(id: EntityId, formerNames: Readonly<Record<string, string>>): EntityId | null {
  const name = formerNames[id]
  if (name === undefined) return null
  const { kind, parts } = parseEntityId(id)
  return entityId(kind, parts[0] ?? '', name)
}
