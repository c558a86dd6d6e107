import type { Schema } from '../../../schema/index.ts'

/** The schema as PostgreSQL would report it itself: what lowering fills in by the engine's own rules. */
export function normalizeSchema(schema: Schema): Schema {
  return schema
}
