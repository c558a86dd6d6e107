import type { Schema } from '../schema/index.ts'
import type { Dialect } from '../sql/index.ts'

/** Gives names that nothing in the schemas has, and each only once. */
export type Namer = (stem: string) => string

/** A namer for helpers that stand beside everything the schemas hold. */
export function namerFor(schemas: readonly Schema[], dialect: Dialect): Namer {
  const taken = new Set(schemas.flatMap(namesIn))
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

function namesIn(schema: Schema): readonly string[] {
  const tables = [...schema.tables.values()].flatMap((table) => [
    table.name,
    ...(table.primaryKey ? [table.primaryKey.name] : []),
    ...[
      table.columns,
      table.uniques,
      table.foreignKeys,
      table.checks,
      table.exclusions,
      table.indexes,
      table.triggers,
    ]
      .flat()
      .map(({ name }) => name),
  ])
  const others = [schema.views, schema.sequences, schema.enums, schema.routines].flatMap((map) =>
    [...map.values()].map(({ name }) => name),
  )
  return [...tables, ...others]
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
