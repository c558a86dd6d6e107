import { isDot, isName, isSymbol, wordOf } from './place.ts'
import {
  type NameParts,
  type Role,
  readParts,
  type Statement,
  skipModifiers,
  type WordsAfter,
} from './role.ts'

const words = (after: WordsAfter): Role => ({ kind: 'words', after })
const relation: Role = { kind: 'relation' }
const expression: Role = { kind: 'expression' }
const ownColumn: Role = { kind: 'column', of: null }
const type: Role = { kind: 'type' }
const definition: Role = { kind: 'definition' }

const constraintWords = new Set(['constraint', 'primary', 'foreign', 'unique', 'check', 'exclude', 'like'])

/** What may stand where the token at `at` stands or would stand; `at` is the first of a dotted name. */
export function roleAt(statement: Statement, at: number): Role {
  const { tokens } = statement
  if (at === 0) return { kind: 'statement' }
  const before = tokens[at - 1]
  if (isSymbol(before, '::')) return type
  const opener = openParen(statement, at)
  const byWord = before?.kind === 'word' ? afterWord(statement, at, opener) : null
  if (byWord) return byWord
  return opener >= 0 ? inParens(statement, at, opener) : atTop(statement, at)
}

/** What the word right before settles by itself; null when it does not. */
function afterWord(statement: Statement, at: number, opener: number): Role | null {
  const { tokens, verb, object } = statement
  const before = wordOf(tokens[at - 1])
  const earlier = wordOf(tokens[at - 2])
  const making = verb === 'create' && opener < 0
  switch (before) {
    case 'references':
    case 'join':
    case 'into':
    case 'only':
      return relation
    case 'from':
      return earlier === 'distinct' ? expression : relation
    case 'update':
      return at === 1 ? relation : earlier === 'on' ? words('action') : null
    case 'delete':
      return earlier === 'on' ? words('action') : null
    case 'of':
      return earlier === 'update' ? ownColumn : earlier === 'partition' ? relation : null
    case 'table':
    case 'view':
      return at - 1 === objectIndex(statement) ? (making ? definition : relation) : null
    case 'exists':
      return namesObject(statement, at) ? objectRole(object, making) : null
    case 'on':
      if (verb === 'comment' && at === 2) return words('commentOn')
      if (opener >= 0 || verb === 'select') return expression
      return ['index', 'trigger', 'policy', 'constraint'].includes(object) || verb === 'grant'
        ? relation
        : words('references')
    case 'type':
    case 'domain':
      if (earlier === 'data' || verb === 'alter') return type
      return at - 1 === objectIndex(statement) ? (making ? definition : type) : null
    case 'returns':
    case 'setof':
      return type
    case 'as':
      return object === 'domain' || wordOf(tokens[opener - 1]) === 'cast' ? type : null
    case 'column':
      if (verb === 'comment') return { kind: 'columnPath' }
      return earlier === 'add' ? { kind: 'columnDefinition' } : ownColumn
    case 'constraint':
      return { kind: 'constraint' }
    case 'index':
      return at - 1 === objectIndex(statement) || earlier === 'using' ? { kind: 'index' } : null
    case 'concurrently':
      return { kind: 'index' }
    case 'trigger':
    case 'policy':
    case 'rule':
      return at - 1 === objectIndex(statement) ? { kind: 'constraint' } : null
    case 'schema':
      return { kind: 'schema' }
    case 'function':
    case 'procedure':
      return making && at - 1 === objectIndex(statement) ? definition : { kind: 'routine' }
    case 'create':
      return at === 1 ? words('create') : null
    case 'alter':
      return at === 1 ? words('alter') : verb === 'alter' ? ownColumn : null
    case 'drop':
      if (at === 1) return words('drop')
      return at - 1 === statement.ownEnd || isSymbol(tokens[at - 2], ',') ? ownColumn : words('alterColumn')
    case 'rename':
      return ownColumn
    case 'to':
      return verb === 'alter' ? definition : null
    case 'default':
    case 'check':
    case 'where':
    case 'when':
      return expression
    default:
      return null
  }
}

/** Inside parentheses: what is before them and what they belong to. */
function inParens(statement: Statement, at: number, opener: number): Role {
  const { tokens, verb, object, ownEnd } = statement
  const target = referenced(statement, opener)
  if (target) return { kind: 'column', of: target }
  const head = wordOf(tokens[opener - 1])
  if (head === 'key' || head === 'unique' || head === 'include' || head === 'columns') return ownColumn
  if ((head === 'null' || head === 'default') && wordOf(tokens[opener - 2]) === 'set') return ownColumn
  if (head === 'inherits') return relation
  if (wordOf(tokens[opener - 2]) === 'by') return ownColumn
  if (verb === 'create' && object === 'table' && opener === ownEnd) return inElements(statement, at, opener)
  if (verb === 'create' && object === 'type' && head === 'as') {
    return elementStart(statement, at, opener) === at ? definition : type
  }
  if ((verb === 'insert' || verb === 'copy') && opener === ownEnd) return ownColumn
  const declares = object === 'function' || object === 'procedure' || object === 'aggregate'
  if (verb === 'create' && declares && isName(tokens[opener - 1])) return type
  return expression
}

/** In the element list of CREATE TABLE. */
function inElements(statement: Statement, at: number, opener: number): Role {
  const { tokens } = statement
  const start = elementStart(statement, at, opener)
  if (start === at) return { kind: 'columnDefinition' }
  const first = wordOf(tokens[start])
  if (first === 'like') return relation
  if (constraintWords.has(first)) return words(first === 'foreign' ? 'references' : 'tableConstraint')
  if (start === at - 1) return type
  return hasReferences(statement, start, at) ? words('references') : words('columnType')
}

/** Outside of all parentheses, where the word before does not settle it. */
function atTop(statement: Statement, at: number): Role {
  const { tokens, verb, object, ownEnd } = statement
  if (verb === 'alter' && object === 'table' && ownEnd >= 0 && at >= ownEnd) return inActions(statement, at)
  if (verb === 'select' || verb === 'with' || verb === 'update' || verb === 'insert' || verb === 'delete') {
    return expression
  }
  if (object === 'view' || object === 'policy' || object === 'trigger' || object === 'rule') return expression
  if (verb === 'comment') return words('other')
  if (isDot(tokens[at - 1])) return relation
  return words('other')
}

/** In the actions of ALTER TABLE. */
function inActions(statement: Statement, at: number): Role {
  const { tokens, ownEnd } = statement
  let start = at
  let depth = 0
  while (start > ownEnd) {
    const token = tokens[start - 1]
    if (isSymbol(token, ')')) depth++
    else if (isSymbol(token, '(')) depth--
    else if (depth === 0 && isSymbol(token, ',')) break
    start--
  }
  if (start === at) return words('alterTable')
  const first = wordOf(tokens[start])
  if (first === 'add') {
    const object = wordOf(tokens[start + 1])
    if (constraintWords.has(object)) {
      return hasReferences(statement, start, at) ? words('references') : words('tableConstraint')
    }
    const name = skipModifiers(tokens, object === 'column' ? start + 2 : start + 1)
    if (at === name) return { kind: 'columnDefinition' }
    if (at === name + 1) return type
    return hasReferences(statement, start, at) ? words('references') : words('columnType')
  }
  if (first === 'alter') return at === start + 1 ? ownColumn : words('alterColumn')
  return words('other')
}

function hasReferences(statement: Statement, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (wordOf(statement.tokens[i]) === 'references') return true
  return false
}

/** The table of `REFERENCES t (` before an opening parenthesis. */
function referenced({ tokens }: Statement, opener: number): NameParts | null {
  let at = opener - 1
  if (!isName(tokens[at])) return null
  while (isDot(tokens[at - 1])) at -= 2
  return wordOf(tokens[at - 1]) === 'references' ? readParts(tokens, at).parts : null
}

/** Index of the innermost parenthesis open at `at`; -1 outside of all. */
function openParen({ tokens }: Statement, at: number): number {
  let depth = 0
  for (let i = at - 1; i >= 0; i--) {
    if (isSymbol(tokens[i], ')')) depth++
    else if (isSymbol(tokens[i], '(') && depth-- === 0) return i
  }
  return -1
}

/** Index of the first token of the comma-separated element that `at` is in. */
function elementStart({ tokens }: Statement, at: number, opener: number): number {
  let depth = 0
  for (let i = at - 1; i > opener; i--) {
    if (isSymbol(tokens[i], ')')) depth++
    else if (isSymbol(tokens[i], '(')) depth--
    else if (depth === 0 && isSymbol(tokens[i], ',')) return i + 1
  }
  return opener + 1
}

function objectIndex({ tokens, object }: Statement): number {
  return tokens.findIndex((token) => wordOf(token) === object)
}

/** Whether `EXISTS` before `at` is that of `IF [NOT] EXISTS` at the start. */
function namesObject(statement: Statement, at: number): boolean {
  const start = objectIndex(statement) + 1
  return start > 0 && skipModifiers(statement.tokens, start) === at
}

function objectRole(object: string, making: boolean): Role {
  if (object === 'index') return { kind: 'index' }
  if (object === 'schema') return { kind: 'schema' }
  if (making) return definition
  if (object === 'type' || object === 'domain') return type
  if (object === 'function' || object === 'procedure') return { kind: 'routine' }
  if (object === 'column') return ownColumn
  if (object === 'constraint') return { kind: 'constraint' }
  return relation
}
