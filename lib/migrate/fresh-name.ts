import type { Schema } from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'

/** Gives names that nothing in the schemas has, and each only once. */
export type Namer = (stem: string) => string

/** A namer for helpers that stand beside everything the schemas hold. */
export function namerFor(schemas: readonly Schema[], dialect: Dialect): Namer {
  const taken = new Set<string>()
  for (const [at, schema] of schemas.entries()) addNames(schema, schemas[at - 1], taken)
  return (stem) => {
    const name = freshName(stem, taken, dialect)
    taken.add(name)
    return name
  }
}

/** A name that is not taken and fits the dialect's limit: the stem cut short, with a number if need be. */
export function freshName(stem: string, taken: Iterable<string>, dialect: Dialect): string {
  const used = taken instanceof Set ? taken : new Set(taken)
  for (let number = 0; ; number++) {
    const suffix = number === 0 ? '' : String(number)
    const name = `${cut(stem, dialect.maxIdentifierBytes - suffix.length)}${suffix}`
    if (!used.has(name)) return name
  }
}

/** Adds every name that a schema holds; tables that another one shares are looked at once. */
function addNames(schema: Schema, other: Schema | undefined, taken: Set<string>): void {
  for (const table of schema.tables.values()) {
    if (other?.tables.get(table.id) === table) continue
    taken.add(table.name)
    if (table.primaryKey) taken.add(table.primaryKey.name)
    for (const { name } of table.columns) taken.add(name)
    for (const { name } of table.uniques) taken.add(name)
    for (const { name } of table.foreignKeys) taken.add(name)
    for (const { name } of table.checks) taken.add(name)
    for (const { name } of table.exclusions) taken.add(name)
    for (const { name } of table.indexes) taken.add(name)
    for (const { name } of table.triggers) taken.add(name)
  }
  for (const map of [schema.views, schema.sequences, schema.enums, schema.routines]) {
    for (const { name } of map.values()) taken.add(name)
  }
}

function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  let out = ''
  let size = 0
  for (const ch of text) {
    size += encoder.encode(ch).length
    if (size > bytes) break
    out += ch
  }
  return out
}
