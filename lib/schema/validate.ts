import type { Schema, Table } from './model.ts'

/** Why a name cannot be given, or null. `taken` are the names it must differ from; the limit is in UTF-8 bytes. */
export function nameProblem(name: string, taken: readonly string[], maxBytes = 63): string | null {
  if (name.trim() === '') return 'A name is needed'
  if (name !== name.trim()) return 'The name begins or ends with a blank'
  if (name.includes('\0')) return 'The name holds a NUL character'
  const bytes = new TextEncoder().encode(name).length
  if (bytes > maxBytes) return `The name has ${bytes} bytes; the limit is ${maxBytes}`
  if (taken.includes(name)) return `${name} is there already`
  return null
}

/** Names that a relation of the given schema must not take: tables, views, sequences and indexes share one space. */
export function relationNames(schema: Schema, space: string): readonly string[] {
  const names: string[] = []
  for (const table of schema.tables.values()) {
    if (table.schema !== space) continue
    names.push(table.name, ...table.indexes.map((index) => index.name))
    if (table.primaryKey) names.push(table.primaryKey.name)
    names.push(...table.uniques.map((unique) => unique.name))
  }
  for (const view of schema.views.values()) {
    if (view.schema === space) names.push(view.name, ...view.indexes.map((index) => index.name))
  }
  for (const sequence of schema.sequences.values()) if (sequence.schema === space) names.push(sequence.name)
  return names
}

/** Names of a table's constraints. */
export function constraintNames(table: Table): readonly string[] {
  return [
    ...(table.primaryKey ? [table.primaryKey.name] : []),
    ...[...table.uniques, ...table.foreignKeys, ...table.checks, ...table.exclusions].map((c) => c.name),
  ]
}

/** A name on the pattern `base`, `base_2`, `base_3` … that is not taken. */
export function freeName(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base
  for (let n = 2; ; n++) if (!taken.includes(`${base}_${n}`)) return `${base}_${n}`
}

/** Why SQL of an expression or a type cannot stand alone, or null: empty, or a bracket or quote left open. */
export function fragmentProblem(sql: string): string | null {
  if (sql.trim() === '') return 'Something is needed here'
  const open: string[] = []
  let quote = ''
  for (const ch of sql) {
    if (quote) {
      if (ch === quote) quote = ''
    } else if (ch === "'" || ch === '"') quote = ch
    else if (ch === '(' || ch === '[') open.push(ch === '(' ? ')' : ']')
    else if ((ch === ')' || ch === ']') && open.pop() !== ch) return `Unexpected ${ch}`
    else if (ch === ';') return 'A semicolon would end the statement'
  }
  if (quote) return 'A quote is left open'
  if (open.length > 0) return `A bracket is left open: ${open.at(-1)} is missing`
  return null
}
