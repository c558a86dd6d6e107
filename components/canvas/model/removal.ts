import { type EntityId, joinQualified, parseEntityId, type Schema, type SchemaOpInput } from '@/lib/schema'

/** The operations that drop what is selected: views first, since they may read the tables. */
export function removalOps(schema: Schema, ids: readonly EntityId[]): readonly SchemaOpInput[] {
  const views: SchemaOpInput[] = []
  const members: SchemaOpInput[] = []
  const tables: SchemaOpInput[] = []
  const enums: SchemaOpInput[] = []
  for (const id of ids) {
    const { kind, parts } = parseEntityId(id)
    const [space = '', name = '', member = ''] = parts
    const ref = joinQualified(space, name)
    if (schema.views.has(id)) views.push({ op: 'view.drop', view: ref })
    else if (schema.tables.has(id)) tables.push({ op: 'table.drop', table: ref })
    else if (schema.enums.has(id)) enums.push({ op: 'enum.drop', enum: ref })
    else if (kind === 'column') members.push({ op: 'column.drop', table: ref, column: member })
    else if (kind === 'foreignKey') members.push({ op: 'constraint.drop', table: ref, name: member })
  }
  return [...views, ...members, ...tables, ...enums]
}

/** How the question names what goes. */
export function removalTitle(ids: readonly EntityId[]): string {
  const [only] = ids
  if (only !== undefined && ids.length === 1) {
    const { kind, parts } = parseEntityId(only)
    const word = kind === 'foreignKey' ? 'foreign key' : kind
    return `Delete ${word} ${parts.at(-1)}?`
  }
  return `Delete ${ids.length} objects?`
}
