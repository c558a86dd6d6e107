import type { Schema, Table } from '@/lib/schema'

/** How a schema names the column that points at a key: by the table in some form, and the key. */
export type ReferenceStyle = 'singular_key' | 'table_key' | 'singularKey' | 'tableKey' | 'key'

/** The style that most of the schema's own foreign keys follow; `singular_key` where none tells. */
export function referenceStyle(schema: Schema): ReferenceStyle {
  const votes = new Map<ReferenceStyle, number>()
  for (const table of schema.tables.values()) {
    for (const key of table.foreignKeys) {
      const [column] = key.columns
      const [target] = key.references.columns
      if (key.columns.length !== 1 || column === undefined || target === undefined) continue
      const style = styles.find((one) => spell(one, key.references.table, target) === column)
      if (style) votes.set(style, (votes.get(style) ?? 0) + 1)
    }
  }
  let best: ReferenceStyle = 'singular_key'
  for (const style of styles) if ((votes.get(style) ?? 0) > (votes.get(best) ?? 0)) best = style
  return best
}

/** The name for a column that refers to `key` of `target`. */
export function referenceName(style: ReferenceStyle, target: Pick<Table, 'name'>, key: string): string {
  return spell(style, target.name, key)
}

/** The English singular of a table's name, its last word only. */
export function singular(name: string): string {
  const lower = name.toLowerCase()
  if (lower.endsWith('ies') && lower.length > 4)
    return `${name.slice(0, -3)}${name.endsWith('S') ? 'Y' : 'y'}`
  if (/(?:ss|x|ch|sh)es$/.test(lower)) return name.slice(0, -2)
  if (/(?:ss|us|is)$/.test(lower)) return name
  if (lower === 'people') return `${name.slice(0, -4)}rson`
  return lower.endsWith('s') && lower.length > 2 ? name.slice(0, -1) : name
}

const styles: readonly ReferenceStyle[] = ['singular_key', 'table_key', 'singularKey', 'tableKey', 'key']

function spell(style: ReferenceStyle, table: string, key: string): string {
  // A key named after its own table says all there is to say.
  const bare = style === 'singular_key' || style === 'singularKey' ? singular(table) : table
  if (style === 'key' || key.toLowerCase().startsWith(bare.toLowerCase())) return key
  if (style === 'singular_key' || style === 'table_key') return `${bare}_${key}`
  return `${bare}${key.slice(0, 1).toUpperCase()}${key.slice(1)}`
}
