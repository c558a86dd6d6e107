import {
  type EntityId,
  entityId,
  type Schema,
  type SqlToken,
  type Table,
  type TopLevelEntity,
  type View,
} from '../../schema/index.ts'
import { isName, isSymbol, wordOf } from './place.ts'
import { type NameParts, readParts, type Statement } from './role.ts'

export type Relation = Table | View

/** A relation that the names of a statement can be columns of, and the name it goes by there. */
export interface ScopeItem {
  readonly alias: string
  readonly relation: Relation
}

/** The table or view of that name, along the search path; else the only one so named. */
export function findRelation(schema: Schema, parts: NameParts): Relation | null {
  return (
    findNamed(schema, parts, (space, name) => schema.tables.get(entityId('table', space, name))) ??
    findNamed(schema, parts, (space, name) => schema.views.get(entityId('view', space, name))) ??
    onlyNamed([...schema.tables.values(), ...schema.views.values()], parts)
  )
}

/** The enum, domain, composite or range type of that name. */
export function findType(schema: Schema, parts: NameParts): TopLevelEntity | null {
  return (
    findNamed(
      schema,
      parts,
      (space, name) =>
        schema.enums.get(entityId('enum', space, name)) ??
        schema.domains.get(entityId('domain', space, name)) ??
        schema.composites.get(entityId('composite', space, name)) ??
        schema.ranges.get(entityId('range', space, name)),
    ) ??
    onlyNamed(
      [
        ...schema.enums.values(),
        ...schema.domains.values(),
        ...schema.composites.values(),
        ...schema.ranges.values(),
      ],
      parts,
    )
  )
}

/** The sequence of that name. */
export function findSequence(schema: Schema, parts: NameParts): TopLevelEntity | null {
  return (
    findNamed(schema, parts, (space, name) => schema.sequences.get(entityId('sequence', space, name))) ??
    onlyNamed([...schema.sequences.values()], parts)
  )
}

/** The first function or procedure of that name, whatever its arguments. */
export function findRoutine(schema: Schema, parts: NameParts): TopLevelEntity | null {
  return onlyNamed([...schema.routines.values()], parts, 'first')
}

/** The id of a column; null for none of that name. Columns of views have no identity of their own. */
export function columnId(relation: Relation, name: string): EntityId | null {
  if (relation.entity === 'view') return null
  return relation.columns.find((column) => column.name === name)?.id ?? null
}

export function columnNames(relation: Relation): readonly string[] {
  return relation.entity === 'view' ? relation.columns : relation.columns.map((column) => column.name)
}

/** What constraint, index, trigger or policy of the relation is so named. */
export function partNamed(relation: Relation, name: string): EntityId | null {
  const parts =
    relation.entity === 'view'
      ? [...relation.indexes, ...relation.triggers, ...relation.rules]
      : [
          ...(relation.primaryKey ? [relation.primaryKey] : []),
          ...relation.uniques,
          ...relation.foreignKeys,
          ...relation.checks,
          ...relation.exclusions,
          ...relation.indexes,
          ...relation.triggers,
          ...relation.policies,
          ...relation.rules,
        ]
  return parts.find((part) => part.name === name)?.id ?? null
}

/** The relation that a statement is about, and those whose columns its expressions can name. */
export interface StatementScope {
  readonly own: Relation | null
  readonly items: readonly ScopeItem[]
}

/** What names of a statement are looked up in: its own table first, then those of FROM and JOIN. */
export function scopeOf(schema: Schema, statement: Statement): StatementScope {
  const own = statement.own && findRelation(schema, statement.own)
  const items: ScopeItem[] = []
  // A view's query does not see the view.
  if (own && statement.object !== 'view') items.push({ alias: own.name, relation: own })
  for (const { parts, alias } of fromItems(statement.tokens)) {
    const relation = findRelation(schema, parts)
    if (relation) items.push({ alias, relation })
  }
  return { own, items }
}

/** `FROM a, b AS x JOIN c y`: names and aliases, whatever the depth. */
function fromItems(
  tokens: readonly SqlToken[],
): readonly { readonly parts: NameParts; readonly alias: string }[] {
  const items: { parts: NameParts; alias: string }[] = []
  /** Whether a comma at each depth goes on with a FROM list. */
  const listing: boolean[] = [false]
  let expecting = false
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const word = wordOf(token)
    if (isSymbol(token, '(')) {
      listing.push(expecting)
    } else if (isSymbol(token, ')')) {
      if (listing.length > 1) listing.pop()
      expecting = false
    } else if (isSymbol(token, ',')) expecting = listing.at(-1) ?? false
    else if (word === 'from' || word === 'join') {
      expecting = wordOf(tokens[i - 1]) !== 'distinct'
      if (expecting) listing[listing.length - 1] = true
    } else if (endsList.has(word)) {
      expecting = false
      listing[listing.length - 1] = false
    } else if (expecting && isName(token) && word !== 'lateral' && word !== 'only') {
      const { parts, end } = readParts(tokens, i)
      expecting = false
      i = end - 1
      if (isSymbol(tokens[end], '(')) continue
      const aliasAt = wordOf(tokens[end]) === 'as' ? end + 1 : end
      const alias = tokens[aliasAt]
      const aliased = isName(alias) && (aliasAt > end || !followers.has(wordOf(alias)))
      items.push({ parts, alias: aliased ? alias.value : (parts.at(-1) ?? '') })
    }
  }
  return items
}

const endsList = new Set(
  'where group having window order limit offset fetch union intersect except returning set'.split(' '),
)

/** Words that follow a table in FROM and are no alias. */
const followers = new Set([
  ...endsList,
  ...'on using join inner left right full cross natural for tablesample with and as select'.split(' '),
])

function findNamed<T>(
  schema: Schema,
  parts: NameParts,
  get: (space: string, name: string) => T | undefined,
): T | null {
  const name = parts.at(-1)
  if (name === undefined) return null
  const spaces = parts.length > 1 ? [parts.at(-2) ?? ''] : schema.searchPath
  for (const space of spaces) {
    const found = get(space, name)
    if (found) return found
  }
  return null
}

/** A script may set the search path away at its end: a name that only one object has still means it. */
function onlyNamed<T extends TopLevelEntity>(
  entities: readonly T[],
  parts: NameParts,
  choose: 'only' | 'first' = 'only',
): T | null {
  const name = parts.at(-1)
  const space = parts.length > 1 ? parts.at(-2) : undefined
  const found = entities.filter(
    (entity) => entity.name === name && (space === undefined || entity.schema === space),
  )
  return found.length === 1 || choose === 'first' ? (found[0] ?? null) : null
}
