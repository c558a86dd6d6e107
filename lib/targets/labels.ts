import type { Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'

/** The schema that an unqualified name means: first of the search path, else the dialect's own. */
export function homeSchema(schema: Schema): string {
  return schema.searchPath[0] ?? dialectOf(schema.dialect).defaultSchema
}

/** `name` in the home schema, `schema.name` elsewhere; for people, not for SQL. */
export function labelOf(schema: Schema, entity: { readonly schema: string; readonly name: string }): string {
  return entity.schema === '' || entity.schema === homeSchema(schema)
    ? entity.name
    : `${entity.schema}.${entity.name}`
}
