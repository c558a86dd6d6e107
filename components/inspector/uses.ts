import type { EntityId, Schema, TopLevelEntity } from '../../lib/schema/index.ts'

/** A place that would miss the object: where to go, and how it is called. */
export interface Use {
  readonly id: EntityId
  readonly label: string
}

/** What uses an object as the model knows it: columns of a type, triggers of a function, what is in a schema. */
export function usesOf(schema: Schema, entity: TopLevelEntity): readonly Use[] {
  switch (entity.entity) {
    case 'enum':
    case 'domain':
    case 'composite':
    case 'range':
      return typeUses(schema, entity)
    case 'routine': {
      const names = new Set([entity.name, `${entity.schema}.${entity.name}`])
      return [...schema.tables.values(), ...schema.views.values()].flatMap((relation) =>
        relation.triggers
          .filter((trigger) => names.has(trigger.routine))
          .map((trigger) => ({ id: trigger.id, label: `trigger ${trigger.name} of ${relation.name}` })),
      )
    }
    case 'sequence': {
      const { ownedBy } = entity
      const table = [...schema.tables.values()].find(
        (each) => each.schema === ownedBy?.schema && each.name === ownedBy.table,
      )
      const column = table?.columns.find((each) => each.name === ownedBy?.column)
      return table && column ? [{ id: column.id, label: `${table.name}.${column.name}` }] : []
    }
    case 'schema':
      return [...schema.tables.values(), ...schema.views.values()]
        .filter((relation) => relation.schema === entity.name)
        .map(({ id, name }) => ({ id, label: name }))
    default:
      return []
  }
}

function typeUses(schema: Schema, type: Pick<TopLevelEntity, 'schema' | 'name'>): readonly Use[] {
  const isMeant = (of: { readonly schema: string | null; readonly name: string }): boolean =>
    of.schema === type.schema && of.name === type.name
  return [
    ...[...schema.tables.values()].flatMap((table) =>
      table.columns
        .filter((column) => isMeant(column.type))
        .map((column) => ({ id: column.id, label: `${table.name}.${column.name}` })),
    ),
    ...[...schema.domains.values()]
      .filter((domain) => isMeant(domain.type))
      .map((domain) => ({ id: domain.id, label: `domain ${domain.name}` })),
    ...[...schema.composites.values()]
      .filter((composite) => composite.attributes.some((attribute) => isMeant(attribute.type)))
      .map((composite) => ({ id: composite.id, label: `type ${composite.name}` })),
  ]
}
