import type { DataType } from '../../../schema/index.ts'
import { Kind } from '../../core/index.ts'
import { depthOf, findTop, isCast, splitTop } from './column-name.ts'
import { builtin, commonType, operatorType, prefixType, type Told } from './common-type.ts'
import { arrayOf, functionType } from './function-types.ts'
import { closing } from './query-tokens.ts'
import { isName, isWord, type SqlToken } from './tokens.ts'

/** Where an expression stands: what its names mean there. */
export interface Scope {
  readonly sql: string
  /** The type of a column by its path, or null. */
  readonly column: (path: readonly string[]) => DataType | null
  /** The collations, other than the usual one, of what its value is made of. */
  readonly collations: Set<string>
  /** The type of a subquery's only column, or null. */
  readonly subquery: (tokens: readonly SqlToken[]) => DataType | null
  /** The result of the script's own functions of a name, where all of them have the same. */
  readonly routine: (path: readonly string[]) => DataType | null
  readonly type: (written: string) => DataType
}

/** The type of an expression as the engine finds it, by its rules for constants, operators and functions. */
export function expressionType(scope: Scope, tokens: readonly SqlToken[]): Told {
  const [first] = tokens
  if (!first) return null
  if (first.kind === Kind.openParen && closing(tokens, 0) === tokens.length - 1) {
    const inner = tokens.slice(1, -1)
    if (isWord(inner[0], 'select') || isWord(inner[0], 'with')) return scope.subquery(inner)
    return splitTop(inner, Kind.comma).length > 1 ? null : expressionType(scope, inner)
  }
  if (isWord(first, 'case') && caseEnd(tokens, 0) === tokens.length - 1) return caseType(scope, tokens)
  const made = operatorExpression(scope, tokens)
  return made === 'none' ? primaryType(scope, tokens) : made
}

/** Words between conditions and around them: what they make is true or false. */
const conditionWords = new Set(
  'or and not is isnull notnull between in like ilike similar overlaps'.split(' '),
)

/** Operators from the loosest to the tightest; those of a row go from the left. */
const levels: readonly ReadonlySet<string>[] = [
  new Set(['=', '<>', '!=', '<', '>', '<=', '>=']),
  // All others stand between comparison and addition.
  new Set<string>(),
  new Set(['+', '-']),
  new Set(['*', '/', '%']),
  new Set(['^']),
]
const placed = new Set(levels.flatMap((level) => [...level]))

/** The type of what an operator makes; `none` where there is no operator. */
function operatorExpression(scope: Scope, tokens: readonly SqlToken[]): Told | 'none' {
  const skip = caseSpans(tokens)
  const top = (test: (token: SqlToken) => boolean) =>
    findTop(tokens, (token, at) => !skip.has(at) && test(token))
  if (top((token) => token.kind === Kind.word && conditionWords.has(token.value)) >= 0)
    return builtin('boolean')
  for (const [level, names] of levels.entries()) {
    const at = lastTop(
      tokens,
      (token, place) =>
        !skip.has(place) &&
        token.kind === Kind.operator &&
        !isCast(token) &&
        (level === 1 ? !placed.has(token.value) : names.has(token.value)) &&
        isBinary(tokens, place),
    )
    if (at < 0) continue
    const left = expressionType(scope, tokens.slice(0, at))
    const right = expressionType(scope, tokens.slice(at + 1))
    return operatorType(tokens[at]?.value ?? '', left, right)
  }
  const [first] = tokens
  if (first?.kind === Kind.operator) return prefixType(first.value, expressionType(scope, tokens.slice(1)))
  const zone = findTop(tokens, (token, at) => !skip.has(at) && isWord(token, 'at'))
  if (zone > 0 && (isWord(tokens[zone + 1], 'time') || isWord(tokens[zone + 1], 'local'))) {
    return functionType('timezone', [expressionType(scope, tokens.slice(0, zone))])
  }
  const collate = top((token) => isWord(token, 'collate'))
  if (collate < 0) return 'none'
  const type = expressionType(scope, tokens.slice(0, collate))
  scope.collations.clear()
  const name = tokens.at(-1)?.value
  if (name) scope.collations.add(name)
  return type
}

function isBinary(tokens: readonly SqlToken[], at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && before.kind !== Kind.operator
}

function primaryType(scope: Scope, tokens: readonly SqlToken[]): Told {
  const cast = lastTop(tokens, isCast)
  if (cast > 0) {
    // What is cast gives its collation.
    expressionType(scope, tokens.slice(0, cast))
    return scope.type(textOf(scope, tokens.slice(cast + 1)))
  }
  const [first, second] = tokens
  if (!first) return null
  if (!second) return constantType(first) ?? (isName(first) ? scope.column([first.value]) : null)
  if (tokens.at(-1)?.kind === Kind.closeBracket) return bracketType(scope, tokens)
  if (first.kind === Kind.openParen) return null
  const path = pathOf(tokens)
  if (path.end === tokens.length) return scope.column(path.names)
  if (tokens[path.end]?.kind === Kind.openParen) return callType(scope, tokens, path)
  // `date '2000-01-01'`, `interval '1 day'`: a type before its literal.
  const last = tokens.at(-1)
  if (last?.kind === Kind.string && first.kind === Kind.word)
    return scope.type(textOf(scope, tokens.slice(0, -1)))
  return isWord(first, 'interval') ? builtin('interval') : null
}

interface Path {
  readonly names: readonly string[]
  readonly end: number
}

function callType(scope: Scope, tokens: readonly SqlToken[], { names, end }: Path): Told {
  const close = closing(tokens, end)
  const inner = tokens.slice(end + 1, close)
  const name = names.at(-1) ?? ''
  const rest = tokens.slice(close + 1)
  // What follows a call: WITHIN GROUP gives an ordered set's result, which is not told.
  if (rest.length > 0 && !isWord(rest[0], 'filter') && !isWord(rest[0], 'over')) return null
  const plain = names.length === 1 && tokens[0]?.kind === Kind.word
  if (plain && name === 'cast') {
    const as = lastTop(inner, (token) => isWord(token, 'as'))
    return as < 0 ? null : scope.type(textOf(scope, inner.slice(as + 1)))
  }
  const own = scope.routine(names)
  const args = argumentTypes(scope, name, inner)
  if (own) return own
  return names.length > 1 && names[0] !== 'pg_catalog' ? null : functionType(name, args)
}

/** Words that stand before an argument or part them. */
const keywordCalls = new Set(['trim', 'substring', 'overlay'])

function argumentTypes(scope: Scope, name: string, inner: readonly SqlToken[]): readonly Told[] {
  if (inner.length === 0) return []
  if (keywordCalls.has(name)) {
    const from = findTop(inner, (token) => isWord(token, 'from'))
    const start =
      name === 'trim' && from >= 0 ? inner.slice(from + 1) : inner.slice(0, from < 0 ? undefined : from)
    return [expressionType(scope, splitTop(start, Kind.comma)[0] ?? [])]
  }
  const order = findTop(inner, (token, at) => isWord(token, 'order') && isWord(inner[at + 1], 'by'))
  const plain = isWord(inner[0], 'distinct') || isWord(inner[0], 'all') ? 1 : 0
  return splitTop(inner.slice(plain, order < 0 ? undefined : order), Kind.comma).map((argument) =>
    expressionType(scope, argument),
  )
}

/** `ARRAY[…]`, and an element or a slice of an array. */
function bracketType(scope: Scope, tokens: readonly SqlToken[]): Told {
  if (isWord(tokens[0], 'array') && tokens[1]?.kind === Kind.openBracket) {
    if (closing(tokens, 1) !== tokens.length - 1) return null
    const items = splitTop(tokens.slice(2, -1), Kind.comma).map((item) => expressionType(scope, item))
    return arrayOf(commonType(items))
  }
  const open = lastTop(tokens, (token) => token.kind === Kind.openBracket)
  if (open < 1) return null
  const whole = expressionType(scope, tokens.slice(0, open))
  const slice = findTop(tokens.slice(open + 1, -1), (token) => token.kind === Kind.colon) >= 0
  return slice ? whole : functionType('unnest', [whole])
}

function caseType(scope: Scope, tokens: readonly SqlToken[]): Told {
  const branches: Told[] = []
  let depth = 0
  let start = -1
  let otherwise = false
  for (const [at, token] of tokens.entries()) {
    if (isWord(token, 'case')) depth++
    const ends = depth === 1 && (isWord(token, 'when') || isWord(token, 'else') || isWord(token, 'end'))
    if (ends && start >= 0) {
      branches.push(expressionType(scope, tokens.slice(start, at)))
      start = -1
    }
    if (depth === 1 && (isWord(token, 'then') || isWord(token, 'else'))) start = at + 1
    if (depth === 1 && isWord(token, 'else')) otherwise = true
    if (isWord(token, 'end')) depth--
  }
  // The engine looks at the last branch first.
  const last = otherwise ? branches.pop() : 'constant'
  return commonType([last ?? null, ...branches])
}

/** The type of a constant on its own, or of a word that stands for a value. */
function constantType(token: SqlToken): Told {
  if (token.kind === Kind.string) {
    const start = token.value.charAt(0).toLowerCase()
    return start === "'" || start === 'e' ? 'constant' : start === 'n' ? builtin('bpchar') : null
  }
  if (token.kind === Kind.dollarString) return 'constant'
  if (token.kind === Kind.number) return numberType(token.value)
  if (token.kind !== Kind.word) return null
  if (token.value === 'null') return 'constant'
  const name = wordTypes[token.value]
  return name ? builtin(name) : null
}

function numberType(written: string): DataType | null {
  const plain = [...written].every((sign) => sign >= '0' && sign <= '9')
  if (!plain) return written.startsWith('0x') ? null : builtin('numeric')
  const number = BigInt(written)
  return builtin(number < 2n ** 31n ? 'integer' : number < 2n ** 63n ? 'bigint' : 'numeric')
}

const wordTypes: Readonly<Record<string, string>> = {
  true: 'boolean',
  false: 'boolean',
  current_date: 'date',
  current_time: 'time with time zone',
  localtime: 'time without time zone',
  current_timestamp: 'timestamp with time zone',
  localtimestamp: 'timestamp without time zone',
  current_user: 'name',
  session_user: 'name',
  current_role: 'name',
  user: 'name',
  current_catalog: 'name',
  current_schema: 'name',
}

function pathOf(tokens: readonly SqlToken[]): Path {
  const names: string[] = []
  let at = 0
  while (isName(tokens[at])) {
    names.push(tokens[at]?.value ?? '')
    at++
    if (tokens[at]?.kind !== Kind.dot || !isName(tokens[at + 1])) break
    at++
  }
  return { names, end: at }
}

/** The places inside of CASE … END, its own words included. */
function caseSpans(tokens: readonly SqlToken[]): ReadonlySet<number> {
  const inside = new Set<number>()
  for (let at = 0; at < tokens.length; at++) {
    if (!isWord(tokens[at], 'case')) continue
    const end = caseEnd(tokens, at)
    for (let i = at; i <= end; i++) inside.add(i)
    at = end
  }
  return inside
}

function caseEnd(tokens: readonly SqlToken[], start: number): number {
  let depth = 0
  for (let at = start; at < tokens.length; at++) {
    if (isWord(tokens[at], 'case')) depth++
    else if (isWord(tokens[at], 'end')) {
      depth--
      if (depth === 0) return at
    }
  }
  return tokens.length - 1
}

function lastTop(tokens: readonly SqlToken[], test: (token: SqlToken, at: number) => boolean): number {
  let found = -1
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (depth === 0 && test(token, at)) found = at
    depth += depthOf(token)
  }
  return found
}

function textOf({ sql }: Scope, tokens: readonly SqlToken[]): string {
  return sql.slice(tokens[0]?.from, tokens.at(-1)?.to)
}
