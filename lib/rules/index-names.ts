import { type NameTemplate, nameBy } from './naming-templates.ts'

/** A name for an index on the columns, by the template, within the engine's 63 bytes and free in the table. */
export function indexName(
  template: NameTemplate,
  table: { readonly name: string; readonly indexes: readonly { readonly name: string }[] },
  columns: readonly string[],
): string {
  return nameBy(template, { table: table.name, columns }, new Set(table.indexes.map((index) => index.name)))
}
