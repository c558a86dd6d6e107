import type { Schema } from '../schema/index.ts'

/** How many colours the palette has for telling schemas apart. */
export const schemaColorCount = 8

/**
 * A colour number (1 to `schemaColorCount`) for each schema that holds a node, in the order of first
 * declaration; the numbers come round again after the last.
 */
export function schemaColors(schema: Schema): ReadonlyMap<string, number> {
  const colors = new Map<string, number>()
  const add = (name: string) => {
    if (!colors.has(name)) colors.set(name, (colors.size % schemaColorCount) + 1)
  }
  for (const table of schema.tables.values()) add(table.schema)
  for (const view of schema.views.values()) add(view.schema)
  for (const type of schema.enums.values()) add(type.schema)
  return colors
}
