import { sqlFingerprint } from '../../../schema/index.ts'
import { type Token, tokensOf } from '../query/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { grammarOf, readPublished } from './grammars.ts'
import {
  closing,
  type Grammar,
  isSymbol,
  isWord,
  type ObjectShape,
  printOption,
  printShape,
  readOptions,
  readShape,
  startsWith,
} from './shape.ts'
import { foldState, hasState, readState, wordsOf } from './state.ts'

/**
 * The statement that makes an object as it is after an ALTER, `action` being what stands behind its name; null
 * where that cannot be said in it.
 */
export function foldAlteration(kind: string, definition: string, action: string): string | null {
  if (hasState(kind)) return foldState(kind, definition, action)
  const grammar = grammarOf(kind)
  const shape = grammar ? readShape(definition, grammar) : null
  if (!grammar || !shape) return null
  const next = altered(shape, grammar, action, tokensOf(action))
  return next && printShape(next, grammar)
}

function altered(
  shape: ObjectShape,
  grammar: Grammar,
  sql: string,
  tokens: readonly Token[],
): ObjectShape | null {
  const [first] = tokens
  const rest = tokens.slice(1)
  if (grammar.options === 'options') return withOptions(shape, grammar, sql, tokens)
  if (isWord(first, 'set') && isSymbol(tokens[1], '(')) {
    const options = new Map(shape.options)
    const list = tokens.slice(2, closing(tokens, 1))
    for (const { name, value } of readOptions(sql, list)) options.set(name, value)
    return { ...shape, options }
  }
  if (isWord(first, 'connection') && tokens[1]) {
    const clauses = new Map(shape.clauses)
    return { ...shape, clauses: clauses.set('connection', sql.slice(tokens[1].from, tokens[1].to)) }
  }
  if (isWord(first, 'enable') || isWord(first, 'disable')) {
    if (tokens.length > 1) return null
    const options = new Map(shape.options)
    return { ...shape, options: options.set('enabled', isWord(first, 'enable') ? 'true' : 'false') }
  }
  const action = ['add', 'set', 'drop'].find((word) => isWord(first, word))
  if (action === undefined) return null
  const said = membersIn(grammar, sql, rest)
  if (!said) return null
  const members = new Map(action === 'set' ? [] : shape.members)
  for (const [key, text] of said) {
    if (action === 'drop') members.delete(key)
    else members.set(key, text)
  }
  return { ...shape, members }
}

function membersIn(
  grammar: Grammar,
  sql: string,
  tokens: readonly Token[],
): ReadonlyMap<string, string> | null {
  if (grammar.members?.[0] === 'for') return readPublished(sql, tokens)
  if (!isWord(tokens[0], 'publication')) return null
  const end = tokens.findIndex((token, at) => isWord(token, 'with') && isSymbol(tokens[at + 1], '('))
  return grammar.readMembers(sql, tokens.slice(1, end < 0 ? undefined : end))
}

function withOptions(
  shape: ObjectShape,
  grammar: Grammar,
  sql: string,
  tokens: readonly Token[],
): ObjectShape | null {
  const clauses = new Map(shape.clauses)
  let at = 0
  for (const words of grammar.clauses) {
    const value = tokens[at + words.length]
    if (!startsWith(tokens, at, words) || !value) continue
    clauses.set(words.join(' '), sql.slice(value.from, value.to))
    at += words.length + 1
  }
  if (at === tokens.length) return { ...shape, clauses }
  if (!isWord(tokens[at], 'options') || !isSymbol(tokens[at + 1], '(')) return null
  const options = new Map(shape.options)
  for (const { action, name, value } of readOptions(sql, tokens.slice(at + 2, closing(tokens, at + 1)))) {
    if (action === 'drop') options.delete(name)
    else options.set(name, value)
  }
  return { ...shape, clauses, options }
}

/** What makes one object the other: what goes before its tables go, and what comes once they are there. */
export interface Alterations {
  readonly first: readonly Alteration[]
  readonly last: readonly Alteration[]
}

export interface Alteration {
  readonly sql: string
  readonly reverse: string
}

/** The statements that make the one object the other; null where it has to be made anew. */
export function alterationsBetween(
  kind: string,
  name: string,
  before: string,
  after: string,
): Alterations | null {
  if (hasState(kind)) return betweenStates(kind, name, before, after)
  const grammar = grammarOf(kind)
  const [old, next] = grammar ? [readShape(before, grammar), readShape(after, grammar)] : [null, null]
  if (!grammar || !old || !next || !sameHead(old, next)) return null
  const start = `ALTER ${kind.toUpperCase()} ${name}`
  const both = (up: string, down: string): Alteration => ({
    sql: `${start} ${up};`,
    reverse: `${start} ${down};`,
  })
  const first: Alteration[] = []
  const last: Alteration[] = []
  for (const words of grammar.clauses) {
    const [a, b] = [old.clauses.get(words.join(' ')), next.clauses.get(words.join(' '))]
    if (a === b) continue
    if (a === undefined || b === undefined || words.length > 1) return null
    const clause = words.join(' ').toUpperCase()
    last.push(both(`${clause} ${b}`, `${clause} ${a}`))
  }
  if (!alterMembers(kind, old, next, both, first, last)) return null
  if (!alterOptions(grammar, old, next, both, last)) return null
  return { first, last }
}

function betweenStates(kind: string, name: string, before: string, after: string): Alterations | null {
  const [old, next] = [readState(kind, before), readState(kind, after)]
  if (plainMember(old.create) !== plainMember(next.create)) return null
  if (old.state === next.state) return { first: [], last: [] }
  const alter = (state: string | null) => `ALTER ${kind.toUpperCase()} ${name} ${wordsOf(kind, state)};`
  return { first: [], last: [{ sql: alter(next.state), reverse: alter(old.state) }] }
}

type Both = (up: string, down: string) => Alteration

function sameHead(a: ObjectShape, b: ObjectShape): boolean {
  return headOf(a) === headOf(b)
}

function headOf({ head }: ObjectShape): string {
  return sqlFingerprint(head).replace(' if not exists ', ' ')
}

function alterMembers(
  kind: string,
  before: ObjectShape,
  after: ObjectShape,
  both: Both,
  first: Alteration[],
  last: Alteration[],
): boolean {
  const gone = [...before.members].filter(([key, text]) => !isIn(after, key, text))
  const fresh = [...after.members].filter(([key, text]) => !isIn(before, key, text))
  if (gone.length + fresh.length === 0) return true
  // All tables are no list that could be changed, and a subscription may not be left without a publication.
  if ([...gone, ...fresh].some(([key]) => key.startsWith('all '))) return false
  if (kind === 'subscription') {
    const list = ({ members }: ObjectShape) => [...members.values()].join(', ')
    // What is new in it is copied by REFRESH PUBLICATION, which no transaction bears.
    const later = 'WITH (refresh = false)'
    last.push(both(`SET PUBLICATION ${list(after)} ${later}`, `SET PUBLICATION ${list(before)} ${later}`))
    return true
  }
  for (const [key, text] of gone) first.push(both(`DROP ${bare(key, text)}`, `ADD ${text}`))
  for (const [key, text] of fresh) last.push(both(`ADD ${text}`, `DROP ${bare(key, text)}`))
  return true
}

function isIn({ members }: ObjectShape, key: string, text: string): boolean {
  const other = members.get(key)
  return other !== undefined && plainMember(other) === plainMember(text)
}

/** `public` is searched anyway. */
function plainMember(text: string): string {
  return sqlFingerprint(text).replaceAll('public . ', '')
}

/** What is dropped goes by its name alone. */
function bare(key: string, text: string): string {
  const tokens = tokensOf(text)
  const words = key.startsWith('TABLES IN SCHEMA') ? 3 : 1
  const start = isWord(tokens[words], 'only') ? words + 1 : words
  let end = start
  while (isSymbol(tokens[end + 1], '.')) end += 2
  return text.slice(0, tokens[end]?.to)
}

function alterOptions(
  grammar: Grammar,
  before: ObjectShape,
  after: ObjectShape,
  both: Both,
  last: Alteration[],
): boolean {
  const names = [...new Set([...before.options.keys(), ...after.options.keys()])]
  const enabled = ({ options }: ObjectShape) => options.get('enabled') ?? 'true'
  if (grammar.clauses.some(([word]) => word === 'connection') && enabled(before) !== enabled(after)) {
    const words = (shape: ObjectShape) => (enabled(shape) === 'true' ? 'ENABLE' : 'DISABLE')
    last.push(both(words(after), words(before)))
  }
  const changed = names.filter(
    (name) => !onlyWhenMade.has(name) && before.options.get(name) !== after.options.get(name),
  )
  if (changed.length === 0) return true
  if (grammar.options === 'with') {
    // An option that is said on one side only has a default that the engine knows.
    if (changed.some((name) => !before.options.has(name) || !after.options.has(name))) return false
    const list = ({ options }: ObjectShape) =>
      changed.map((name) => printOption(name, options.get(name) ?? '', grammar)).join(', ')
    last.push(both(`SET (${list(after)})`, `SET (${list(before)})`))
    return true
  }
  const words = (from: ObjectShape, to: ObjectShape) =>
    changed
      .map((name) => {
        const value = to.options.get(name)
        if (value === undefined) return `DROP ${quoteIdentifier(name)}`
        return `${from.options.has(name) ? 'SET' : 'ADD'} ${printOption(name, value, grammar)}`
      })
      .join(', ')
  last.push(both(`OPTIONS (${words(before, after)})`, `OPTIONS (${words(after, before)})`))
  return true
}

/** Options of CREATE SUBSCRIPTION that say how it is made, and the one with words of its own. */
const onlyWhenMade: ReadonlySet<string> = new Set(['connect', 'create_slot', 'copy_data', 'enabled'])

/** The statement with the tables that it is about under the names that they have by now. */
export function withRenamedMembers(
  kind: string,
  definition: string,
  nameNow: (schema: string, name: string) => string | null,
): string {
  const grammar = kind === 'publication' ? grammarOf(kind) : undefined
  const shape = grammar ? readShape(definition, grammar) : null
  if (!grammar || !shape) return definition
  const members = new Map<string, string>()
  for (const [key, text] of shape.members) {
    const place = key.startsWith('TABLE ') ? tableIn(text) : null
    const now = place && nameNow(place.schema, place.name)
    const next = place && now ? text.slice(0, place.from) + now + text.slice(place.to) : text
    for (const [newKey, newText] of readPublished(next, tokensOf(next))) members.set(newKey, newText)
  }
  return printShape({ ...shape, members }, grammar)
}

function tableIn(text: string) {
  const tokens = tokensOf(text)
  const start = isWord(tokens[1], 'only') ? 2 : 1
  let end = start
  while (isSymbol(tokens[end + 1], '.')) end += 2
  const name = tokens[end]?.value ?? ''
  const schema = end > start ? (tokens[end - 2]?.value ?? '') : 'public'
  return { schema, name, from: tokens[start]?.from ?? 0, to: tokens[end]?.to ?? 0 }
}

/** Whether two statements make the same object, whatever the order of its members and options; null where unknown. */
export function sameObject(kind: string, before: string, after: string): boolean | null {
  const found = alterationsBetween(kind, '', before, after)
  return found && found.first.length + found.last.length === 0
}
