import { type Schema, targetOf } from '../schema/index.ts'
import type { Loss } from './target.ts'

/** One loss for each foreign key whose target is not among the tables that are written. */
export function unseenReferences(schema: Schema, instead: string): readonly Loss[] {
  const losses: Loss[] = []
  for (const table of schema.tables.values()) {
    for (const key of table.foreignKeys) {
      if (targetOf(schema, key)) continue
      const feature = `foreign key to ${key.references.schema}.${key.references.table}`
      losses.push({ entity: key.id, feature, instead: `the target is not part of the export; ${instead}` })
    }
  }
  return losses
}
