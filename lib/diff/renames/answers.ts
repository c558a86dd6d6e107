import { err, ok, type Result } from '../../base/index.ts'
import {
  type EntityId,
  entityId,
  joinQualified,
  parseEntityId,
  type Schema,
  splitQualified,
} from '../../schema/index.ts'
import type { Rename } from './rename.ts'

/**
 * Reads `old=new`, as the command line takes it: the old name as the schema before has it, qualified
 * or found along its search path; the new one bare or qualified. The error is a sentence for people.
 */
export function readRename(
  before: Schema,
  after: Schema,
  text: string,
  others: readonly Rename[] = [],
): Result<Rename, string> {
  const at = equalsAt(text)
  if (at < 0) return err(`${text} is not of the form old=new`)
  const found = findNamed(before, text.slice(0, at))
  const [from] = found
  if (from === undefined) return err(`there is no ${text.slice(0, at)} before`)
  const candidates = found.map((id) => ({
    from: id,
    to: renamedId(id, splitQualified(text.slice(at + 1)), others),
  }))
  const fit = candidates.find(({ to }) => isThere(after, to))
  if (!fit) return err(`there is no ${text.slice(at + 1)} after that ${text.slice(0, at)} could have become`)
  return ok(fit)
}

/** What a name means: schemas, objects, columns and enum values of that name; qualified ones first. */
export function findNamed(schema: Schema, ref: string): readonly EntityId[] {
  const parts = splitQualified(ref.trim())
  const found: EntityId[] = []
  const path = [...schema.searchPath, 'public']
  const spaces = (given: string | undefined) => (given === undefined ? path : [given])
  const [last = ''] = parts.slice(-1)
  if (parts.length <= 2) {
    for (const space of spaces(parts.at(-2))) {
      for (const kind of topKinds) found.push(...entitiesNamed(schema, kind, space, last))
    }
  }
  if (parts.length >= 2) {
    for (const space of spaces(parts.at(-3)))
      found.push(...partsNamed(schema, space, parts.at(-2) ?? '', last))
  }
  if (parts.length === 1) {
    const space = entityId('schema', last)
    if (schema.schemas.has(space)) found.push(space)
  }
  return [...new Set(found)]
}

const topKinds = [
  'tables',
  'views',
  'enums',
  'domains',
  'composites',
  'ranges',
  'sequences',
  'routines',
] as const

function entitiesNamed(
  schema: Schema,
  kind: (typeof topKinds)[number],
  space: string,
  name: string,
): readonly EntityId[] {
  return [...schema[kind].values()]
    .filter((entity) => entity.schema === space && entity.name === name)
    .map((entity) => entity.id)
}

function partsNamed(schema: Schema, space: string, owner: string, name: string): readonly EntityId[] {
  const table = schema.tables.get(entityId('table', space, owner))
  const type = schema.enums.get(entityId('enum', space, owner))
  return [
    ...(table?.columns ?? []).filter((column) => column.name === name).map((column) => column.id),
    ...(type?.values.includes(name) ? [entityId('enumValue', space, owner, name)] : []),
  ]
}

/** The id that a thing has under another name, which may say a schema too. */
export function renamedId(from: EntityId, name: readonly string[], others: readonly Rename[]): EntityId {
  const { kind, parts } = parseEntityId(from)
  const last = name.at(-1) ?? ''
  const moved = (owner: EntityId) => others.find((rename) => rename.from === owner)?.to
  const [schema = '', object = '', ...rest] = parts
  const space =
    parseEntityId(moved(entityId('schema', schema)) ?? entityId('schema', schema)).parts[0] ?? schema
  switch (kind) {
    case 'schema':
      return entityId('schema', last)
    case 'column':
    case 'enumValue': {
      const owner = moved(entityId(kind === 'column' ? 'table' : 'enum', schema, object))
      const [ownerSchema = space, ownerName = object] = owner ? parseEntityId(owner).parts : []
      return entityId(kind, ownerSchema, ownerName, last)
    }
    default:
      return entityId(kind, name.length > 1 ? (name.at(-2) ?? space) : space, last, ...rest)
  }
}

/** Whether a schema has the thing. */
export function isThere(schema: Schema, id: EntityId): boolean {
  const { kind, parts } = parseEntityId(id)
  if (kind === 'schema') return schema.schemas.has(id)
  return findNamed(
    schema,
    joinQualified(...parts.slice(0, kind === 'column' || kind === 'enumValue' ? 3 : 2)),
  ).includes(id)
}

/** The first equals sign outside of quotes. */
export function equalsAt(text: string): number {
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === '=' && !quoted) return i
  }
  return -1
}
