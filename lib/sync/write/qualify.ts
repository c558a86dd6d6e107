import {
  entityId,
  findEnum,
  findTable,
  findView,
  joinQualified,
  type Schema,
  type SchemaOp,
  splitQualified,
} from '../../schema/index.ts'

/** The op with every table, view and type that it names qualified, so that all layers mean the same one. */
export function qualifyOp(schema: Schema, op: SchemaOp): SchemaOp {
  const homes = schema.searchPath.length > 0 ? schema.searchPath : ['public']
  const qualified = (ref: string, has: (space: string, name: string) => boolean): string => {
    const parts = splitQualified(ref)
    const name = parts.at(-1) ?? ref
    if (parts.length > 1) return joinQualified(...parts)
    const space = homes.find((each) => has(each, name)) ?? spaceWithoutPath(schema, name)
    return space === undefined ? joinQualified(name) : joinQualified(space, name)
  }
  const relation = (ref: string) =>
    qualified(
      ref,
      (space, name) =>
        schema.tables.has(entityId('table', space, name)) || schema.views.has(entityId('view', space, name)),
    )
  const type = (ref: string) =>
    qualified(ref, (space, name) => schema.enums.has(entityId('enum', space, name)))
  const home = homes[0] ?? 'public'
  switch (op.op) {
    case 'table.add':
      return { ...op, table: { ...op.table, schema: op.table.schema ?? home } }
    case 'view.add':
      return { ...op, view: { ...op.view, schema: op.view.schema ?? home } }
    case 'enum.add':
      return { ...op, enum: { ...op.enum, schema: op.enum.schema ?? home } }
    default:
      if ('table' in op) return { ...op, table: relation(op.table) }
      if ('view' in op) return { ...op, view: relation(op.view) }
      if ('enum' in op) return { ...op, enum: type(op.enum) }
      return op
  }
}

/** The schema of what an unqualified name means where the text has no search path. */
function spaceWithoutPath(schema: Schema, name: string): string | undefined {
  if (schema.searchPath.length > 0) return undefined
  const found = findTable(schema, name) ?? findView(schema, name) ?? findEnum(schema, name)
  return found?.schema
}
