import type { SqlToken } from '../../schema/index.ts'
import { isDot, isName, isSymbol, wordOf } from './place.ts'

/** Unquoted, folded parts of a dotted name as written. */
export type NameParts = readonly string[]

/**
 * What may stand at a place of a statement. `definition`: the name of something being made; `column`
 * of null: of the statement's own table; `words`: only keywords, those that follow `after`.
 */
export type Role =
  | { readonly kind: 'statement' }
  | { readonly kind: 'relation' }
  | { readonly kind: 'column'; readonly of: NameParts | null }
  | { readonly kind: 'columnPath' }
  | { readonly kind: 'columnDefinition' }
  | { readonly kind: 'type' }
  | { readonly kind: 'expression' }
  | { readonly kind: 'constraint' }
  | { readonly kind: 'index' }
  | { readonly kind: 'routine' }
  | { readonly kind: 'schema' }
  | { readonly kind: 'definition' }
  | { readonly kind: 'words'; readonly after: WordsAfter }

export type WordsAfter =
  | 'create'
  | 'alter'
  | 'drop'
  | 'commentOn'
  | 'alterTable'
  | 'alterColumn'
  | 'columnType'
  | 'tableConstraint'
  | 'references'
  | 'action'
  | 'other'

/** The words before which a statement's kind is settled, e.g. `create table`, `alter table`. */
export interface Statement {
  readonly tokens: readonly SqlToken[]
  readonly verb: string
  /** The object word: `table`, `index`, `view`, `type` … */
  readonly object: string
  /** The table or view that the statement is about. */
  readonly own: NameParts | null
  /** Index of the token after the own relation's name. */
  readonly ownEnd: number
}

const objectWords = new Set(
  (
    'table view index type domain sequence schema function procedure trigger policy rule column constraint ' +
    'extension aggregate'
  ).split(' '),
)

/** The kind of statement and what it is about. Never fails: what is not told is empty. */
export function readStatement(tokens: readonly SqlToken[]): Statement {
  const verb = wordOf(tokens[0])
  const objectAt = findObjectWord(tokens, verb)
  const object = wordOf(tokens[objectAt])
  const none: Statement = { tokens, verb, object, own: null, ownEnd: -1 }
  const ownAt = ownRelationAt(tokens, verb, object, objectAt)
  if (ownAt < 0) return none
  const { parts, end } = readParts(tokens, ownAt)
  if (parts.length === 0) return none
  // COMMENT ON COLUMN names the column last.
  const own = verb === 'comment' && object === 'column' ? parts.slice(0, -1) : parts
  return { ...none, own: own.length > 0 ? own : null, ownEnd: end }
}

/** The dotted name at `at`. */
export function readParts(
  tokens: readonly SqlToken[],
  at: number,
): { readonly parts: NameParts; readonly end: number } {
  const parts: string[] = []
  let end = at
  for (let token = tokens[end]; isName(token); token = tokens[end]) {
    parts.push(token.value)
    end++
    if (!isDot(tokens[end])) break
    end++
  }
  return { parts, end }
}

function findObjectWord(tokens: readonly SqlToken[], verb: string): number {
  const verbs = ['create', 'alter', 'drop', 'comment', 'truncate']
  if (!verbs.includes(verb)) return -1
  for (let i = 1; i < Math.min(tokens.length, 8); i++) {
    if (objectWords.has(wordOf(tokens[i]))) return i
    if (isSymbol(tokens[i], '(')) return -1
  }
  return -1
}

function ownRelationAt(tokens: readonly SqlToken[], verb: string, object: string, objectAt: number): number {
  if (verb === 'insert') return afterWord(tokens, 'into')
  if (verb === 'update') return 1
  if (verb === 'delete') return afterWord(tokens, 'from')
  if (objectAt < 0) return -1
  switch (object) {
    case 'table':
    case 'view':
      return skipModifiers(tokens, objectAt + 1)
    case 'column':
      return objectAt + 1
    case 'index':
    case 'trigger':
    case 'policy':
    case 'constraint': {
      const on = indexOfWord(tokens, 'on', objectAt + 1)
      return on < 0 ? -1 : skipModifiers(tokens, on + 1)
    }
    case 'rule': {
      const to = indexOfWord(tokens, 'to', objectAt + 1)
      return to < 0 ? -1 : to + 1
    }
    default:
      return -1
  }
}

/** Past `IF NOT EXISTS`, `ONLY` and `CONCURRENTLY`. */
export function skipModifiers(tokens: readonly SqlToken[], at: number): number {
  let i = at
  while (['if', 'not', 'exists', 'only', 'concurrently'].includes(wordOf(tokens[i]))) i++
  return i
}

function afterWord(tokens: readonly SqlToken[], word: string): number {
  const at = indexOfWord(tokens, word, 0)
  return at < 0 ? -1 : at + 1
}

function indexOfWord(tokens: readonly SqlToken[], word: string, from: number): number {
  let depth = 0
  for (let i = from; i < tokens.length; i++) {
    if (isSymbol(tokens[i], '(')) depth++
    else if (isSymbol(tokens[i], ')')) depth--
    else if (depth === 0 && wordOf(tokens[i]) === word) return i
  }
  return -1
}
