import { assertNever } from '../../base/index.ts'
import type { Schema } from '../../schema/index.ts'
import { type Dialect, dialectOf } from '../../sql/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import type { CompletionItem } from '../protocol.ts'
import { elementPhrases, expressionWords, phrasesAfter, statementPhrases } from './phrases.ts'
import { chainAround, type Place, placeAt, wordOf } from './place.ts'
import { columnNames, findRelation, type Relation, type StatementScope, scopeOf } from './resolve.ts'
import { type NameParts, type Role, readStatement } from './role.ts'
import { roleAt } from './role-at.ts'

/** Suggestions at most. */
const limit = 200

type Candidate = Pick<CompletionItem, 'label' | 'kind' | 'detail'> & {
  /** Written as an identifier, quoted where it must be; otherwise as it is. */
  readonly spelling: 'identifier' | 'words'
}

/** What can be written at an offset, the likeliest first. Nothing inside strings and comments. */
export function complete(state: DocumentState, offset: number): readonly CompletionItem[] {
  const place = placeAt(state, offset)
  if (place.within === 'opaque') return []
  const dialect = dialectOf(state.dialect)
  const { typed, qualifier, first, from, to } = typedAt(place)
  const statement = readStatement(place.tokens)
  const role = roleAt(statement, first)
  const scope = scopeOf(state.schema, statement)
  const candidates =
    qualifier.length > 0
      ? qualified(state.schema, role, qualifier, scope)
      : unqualified(state.schema, role, scope, statement.verb, dialect)
  const cased = caseOf(place)
  const items: CompletionItem[] = []
  for (const { label, kind, detail, spelling } of matching(candidates, typed)) {
    const text = spelling === 'words' ? cased(label) : label
    items.push({
      label: text,
      kind,
      detail,
      insert: spelling === 'words' ? text : dialect.quote(label),
      from: place.start + from,
      to: place.start + to,
    })
    if (items.length === limit) break
  }
  return items
}

/** The name that is being typed: what there is of it before the offset, and the names before its dots. */
function typedAt(place: Place) {
  const { tokens, index, offset } = place
  const token = tokens[index]
  if (place.within === 'name' && token) {
    const chain = chainAround(tokens, index)
    const qualifier = chain.filter((at) => at < index).map((at) => tokens[at]?.value ?? '')
    const typed = token.value.slice(0, Math.max(0, offset - token.from - (token.kind === 'quoted' ? 1 : 0)))
    return { typed, qualifier, first: chain[0] ?? index, from: token.from, to: token.to }
  }
  // Right after a dot nothing is typed yet.
  const dotted = tokens[index - 1]?.value === '.' && tokens[index - 1]?.to === offset && index >= 2
  const chain = dotted ? chainAround(tokens, index - 2).filter((at) => at < index) : []
  const qualifier = chain.map((at) => tokens[at]?.value ?? '')
  return { typed: '', qualifier, first: chain[0] ?? index, from: offset, to: offset }
}

function qualified(
  schema: Schema,
  role: Role,
  qualifier: NameParts,
  { items }: StatementScope,
): readonly Candidate[] {
  const wantsColumn = role.kind === 'expression' || role.kind === 'columnPath' || role.kind === 'column'
  const alias = qualifier.length === 1 && items.find((item) => item.alias === qualifier[0])
  if (alias && role.kind === 'expression') return columnsOf(alias.relation)
  const relation = wantsColumn ? findRelation(schema, qualifier) : null
  if (relation) return columnsOf(relation)
  const space = qualifier.at(-1) ?? ''
  const within = (candidate: { readonly schema: string }): boolean => candidate.schema === space
  if (role.kind === 'type') return typesOf(schema, within)
  if (role.kind === 'routine') return routinesOf(schema, within)
  return [...relationsOf(schema, within), ...(role.kind === 'expression' ? routinesOf(schema, within) : [])]
}

function unqualified(
  schema: Schema,
  role: Role,
  { own, items }: StatementScope,
  verb: string,
  dialect: Dialect,
): readonly Candidate[] {
  switch (role.kind) {
    case 'statement':
      return statementPhrases.map(keyword)
    case 'relation':
    case 'columnPath':
      return [...relationsOf(schema), ...spacesOf(schema)]
    case 'column': {
      const relation = role.of ? findRelation(schema, role.of) : own
      return relation ? columnsOf(relation) : []
    }
    case 'columnDefinition':
      return [...(verb === 'alter' ? ['column'] : []), ...elementPhrases].map(keyword)
    case 'type':
      return [...typesOf(schema), ...builtInTypes(dialect), ...spacesOf(schema)]
    case 'expression':
      return [
        ...items.flatMap(({ relation }) => columnsOf(relation)),
        ...items.map(({ alias, relation }) => relationCandidate(relation, alias)),
        ...expressionWords.map(keyword),
        ...routinesOf(schema),
        ...dialect.language.functions.map((label) => candidate(label, 'function', 'built in', 'words')),
        ...builtInTypes(dialect),
      ]
    case 'constraint':
    case 'index':
      return own ? partsOf(own, role.kind) : role.kind === 'index' ? allIndexes(schema) : []
    case 'routine':
      return routinesOf(schema)
    case 'schema':
      return spacesOf(schema)
    case 'definition':
      return []
    case 'words':
      return phrasesAfter[role.after].map(keyword)
    default:
      return assertNever(role, 'worker')
  }
}

function candidate(
  label: string,
  kind: CompletionItem['kind'],
  detail: string,
  spelling: Candidate['spelling'] = 'identifier',
): Candidate {
  return { label, kind, detail, spelling }
}

function keyword(label: string): Candidate {
  return candidate(label, 'keyword', '', 'words')
}

function columnsOf(relation: Relation): readonly Candidate[] {
  if (relation.entity === 'view') {
    return columnNames(relation).map((name) => candidate(name, 'column', relation.name))
  }
  return relation.columns.map((column) =>
    candidate(
      column.name,
      'column',
      `${column.type.display}${column.nullable ? '' : ' not null'} · ${relation.name}`,
    ),
  )
}

function relationCandidate(relation: Relation, label = relation.name): Candidate {
  return candidate(label, relation.entity, relation.schema)
}

function relationsOf(
  schema: Schema,
  within: (relation: Relation) => boolean = () => true,
): readonly Candidate[] {
  return [...schema.tables.values(), ...schema.views.values()]
    .filter(within)
    .map((relation) => relationCandidate(relation))
}

function typesOf(
  schema: Schema,
  within: (type: { readonly schema: string }) => boolean = () => true,
): readonly Candidate[] {
  return [
    ...[...schema.enums.values()]
      .filter(within)
      .map((type) => candidate(type.name, 'enum', type.values.slice(0, 6).join(', '))),
    ...[...schema.domains.values()]
      .filter(within)
      .map((type) => candidate(type.name, 'type', type.type.display)),
    ...[...schema.composites.values(), ...schema.ranges.values()]
      .filter(within)
      .map((type) => candidate(type.name, 'type', type.entity)),
  ]
}

function builtInTypes(dialect: Dialect): readonly Candidate[] {
  return dialect.language.types.map(({ name, detail }) => candidate(name, 'type', detail, 'words'))
}

function routinesOf(
  schema: Schema,
  within: (routine: { readonly schema: string }) => boolean = () => true,
): readonly Candidate[] {
  return [...schema.routines.values()]
    .filter(within)
    .map((routine) => candidate(routine.name, 'function', `(${routine.signature})`))
}

function spacesOf(schema: Schema): readonly Candidate[] {
  return [...schema.schemas.values()].map((space) => candidate(space.name, 'schema', 'schema'))
}

function partsOf(relation: Relation, kind: 'constraint' | 'index'): readonly Candidate[] {
  const indexes = relation.indexes.map((index) => candidate(index.name, 'column', 'index'))
  if (kind === 'index' || relation.entity === 'view') return indexes
  return [
    ...(relation.primaryKey ? [relation.primaryKey] : []),
    ...relation.uniques,
    ...relation.foreignKeys,
    ...relation.checks,
    ...relation.exclusions,
  ].map((constraint) => candidate(constraint.name, 'column', 'constraint'))
}

function allIndexes(schema: Schema): readonly Candidate[] {
  return [...schema.tables.values()].flatMap((table) =>
    table.indexes.map((index) => candidate(index.name, 'column', `index on ${table.name}`)),
  )
}

/** Those that start with what was typed, then those that hold it; each label of a kind once. */
function* matching(candidates: readonly Candidate[], typed: string): Generator<Candidate> {
  const wanted = typed.toLowerCase()
  const seen = new Set<string>()
  for (const pass of ['start', 'inside'] as const) {
    for (const item of candidates) {
      const at = item.label.toLowerCase().indexOf(wanted)
      if (pass === 'start' ? at !== 0 : at <= 0) continue
      const key = `${item.kind} ${item.label}`
      if (seen.has(key)) continue
      seen.add(key)
      yield item
    }
  }
}

/** Keywords in the case of the statement's first word. */
function caseOf({ text, tokens }: Place): (label: string) => string {
  const first = tokens.find((token) => wordOf(token) !== '')
  const written = first ? text.slice(first.from, first.to) : ''
  const upper = written !== '' && written === written.toUpperCase()
  return upper ? (label) => label.toUpperCase() : (label) => label
}
