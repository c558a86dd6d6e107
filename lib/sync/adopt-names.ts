import {
  allEntities,
  type EntityId,
  type EnumType,
  entityId,
  freeName,
  parseEntityId,
  relationNames,
  type Schema,
  type Table,
} from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import type { DocumentState } from './document.ts'

/** What a thing of a script is called in the document that takes it in. */
export interface NewName {
  readonly id: EntityId
  readonly quoted: string
}

/** Which things of a script need another name in a schema, and which are there already. */
export function adoptedNames(
  into: Schema,
  script: DocumentState,
): { readonly names: ReadonlyMap<EntityId, NewName>; readonly known: ReadonlySet<EntityId> } {
  const { schema } = script
  const names = new Map<EntityId, NewName>()
  const known = new Set<EntityId>()
  const { quote, maxIdentifierBytes } = dialectOf(schema.dialect)
  const space = nameSpaces(into, schema, maxIdentifierBytes)
  const rename = (id: EntityId, name: string, renamed: (name: string) => EntityId): string => {
    const { parts } = parseEntityId(id)
    const fresh = space.free(parts[0] ?? '', name)
    names.set(id, { id: renamed(fresh), quoted: quote(fresh) })
    return fresh
  }
  const isOnlyTypes = schema.tables.size === 0 && schema.views.size === 0
  for (const { id, entity, schema: home, name } of allEntities(schema)) {
    const isTaken = space.isTaken(home, name)
    switch (entity) {
      case 'table':
      case 'view':
        if (isTaken) rename(id, `${name}_copy`, (fresh) => entityId(entity, home, fresh))
        break
      case 'enum': {
        const isSame = sameValues(into.enums.get(id), schema.enums.get(id))
        if (isSame && !isOnlyTypes) known.add(id)
        else if (isTaken) rename(id, `${name}_copy`, (fresh) => entityId(entity, home, fresh))
        break
      }
      case 'sequence':
        break
      default:
        if (hasEntity(into, id)) known.add(id)
    }
  }
  for (const sequence of schema.sequences.values()) {
    if (!into.sequences.has(sequence.id)) continue
    const owner = sequence.ownedBy && entityId('table', sequence.ownedBy.schema, sequence.ownedBy.table)
    const fresh = owner && names.get(owner)
    // A sequence that belongs to a table comes with it: two tables that share one would count together.
    if (!owner || !fresh) known.add(sequence.id)
    else {
      const name = following(sequence.name, lastOf(owner), lastOf(fresh.id))
      rename(sequence.id, name, (free) => entityId('sequence', sequence.schema, free))
    }
  }
  for (const table of schema.tables.values()) {
    for (const { id, name } of indexNamed(table)) {
      if (!space.isTaken(table.schema, name)) continue
      const fresh = names.get(table.id)
      rename(id, following(name, table.name, fresh ? lastOf(fresh.id) : table.name), () => id)
    }
  }
  return { names, known }
}

/** A name after its owner's: where it begins with the old name of its owner, it begins with the new one. */
function following(name: string, owner: string, renamed: string): string {
  return name.startsWith(owner) && owner !== renamed
    ? `${renamed}${name.slice(owner.length)}`
    : `${name}_copy`
}

/** What of a table has a name among the relations of its schema, as written. */
function indexNamed(table: Table): readonly { readonly id: EntityId; readonly name: string }[] {
  const { primaryKey, uniques, exclusions, indexes } = table
  const constraints = [...(primaryKey ? [primaryKey] : []), ...uniques, ...exclusions]
  return [...constraints.filter(({ named }) => named), ...indexes]
}

function lastOf(id: EntityId): string {
  return parseEntityId(id).parts.at(-1) ?? ''
}

/** The names of relations and types that a schema of either side has. */
function nameSpaces(into: Schema, script: Schema, maxBytes: number) {
  const own = new Map<string, Set<string>>()
  const all = new Map<string, string[]>()
  const ownOf = (space: string): Set<string> => {
    const known = own.get(space)
    if (known) return known
    const made = new Set([...relationNames(into, space), ...typeNames(into, space)])
    own.set(space, made)
    return made
  }
  return {
    isTaken: (space: string, name: string): boolean => ownOf(space).has(name),
    /** A name that neither side has; nobody gets it again. */
    free(space: string, base: string): string {
      const taken = all.get(space) ?? [
        ...ownOf(space),
        ...relationNames(script, space),
        ...typeNames(script, space),
      ]
      const name = freeName(shortened(base, maxBytes), taken)
      all.set(space, [...taken, name])
      return name
    },
  }
}

/** A name that leaves room for a number behind it within the limit. */
function shortened(name: string, maxBytes: number): string {
  const bytes = (text: string): number => new TextEncoder().encode(text).length
  if (bytes(name) <= maxBytes) return name
  const letters = [...name]
  while (bytes(letters.join('')) > maxBytes - 4) letters.pop()
  return letters.join('')
}

function typeNames(schema: Schema, space: string): readonly string[] {
  const types = [schema.enums, schema.domains, schema.composites, schema.ranges]
  return types.flatMap((map) =>
    [...map.values()].filter((one) => one.schema === space).map((one) => one.name),
  )
}

function sameValues(a: EnumType | undefined, b: EnumType | undefined): boolean {
  return a?.values.join('\n') === b?.values.join('\n')
}

function hasEntity(schema: Schema, id: EntityId): boolean {
  const maps = [schema.schemas, schema.domains, schema.composites, schema.ranges]
  return [...maps, schema.routines, schema.extensions, schema.objects].some((map) => map.has(id))
}
