import { type DataType, entityId, type Schema } from '../schema/index.ts'
import type { KnownRelation } from '../sql/index.ts'
import type { DiffDialect } from './dialect.ts'

/** Finds tables and views by the names that queries have for them; each is one record however it is named. */
export function knownRelations(
  schema: Schema,
  dialect: DiffDialect,
): (name: readonly string[]) => KnownRelation | null {
  const known = new Map<string, KnownRelation | null>()
  const inSpace = (space: string, name: string): KnownRelation | null => {
    const key = `${space}\0${name}`
    let found = known.get(key)
    if (found === undefined) {
      found = read(schema, space, name)
      known.set(key, found)
    }
    return found
  }
  const searched = [...schema.searchPath, dialect.defaultSchema]
  return (name) => {
    const [last, space] = [...name].reverse()
    if (last === undefined) return null
    if (space !== undefined) return inSpace(space, last)
    for (const each of searched) {
      const found = inSpace(each, last)
      if (found) return found
    }
    return null
  }
}

function read(schema: Schema, space: string, name: string): KnownRelation | null {
  const table = schema.tables.get(entityId('table', space, name))
  if (table) {
    const columns = table.columns.map((column) => ({
      name: column.name,
      type: baseType(schema, column.type),
    }))
    return { id: table.id, columns, query: null }
  }
  const view = schema.views.get(entityId('view', space, name))
  if (!view) return null
  return { id: view.id, columns: view.columns.map((each) => ({ name: each, type: null })), query: view.query }
}

/** The type as it is computed with: a domain's own. */
export function baseType(schema: Schema, type: DataType): string {
  let of = type
  for (let depth = 0; depth < 10 && of.schema !== null; depth++) {
    const domain =
      of.dimensions === 0 ? schema.domains.get(entityId('domain', of.schema, of.name)) : undefined
    if (!domain) break
    of = domain.type
  }
  return of.display
}
