import type { Routine } from '../../../schema/index.ts'
import type { ExpressionScope as Scope } from '../../dialect.ts'
import { readType, type Token, tokensOf } from '../query/index.ts'
import { baseOf } from './expression-types.ts'
import { sameExpression, sameQueries } from './same-expression.ts'

/**
 * Whether two functions or procedures are the same however their statements are laid out: the order of the
 * clauses, the quotes around the body, defaults that are said or not. Null where one cannot be read.
 */
export function sameRoutine(a: Routine, b: Routine, scopes: readonly [Scope, Scope]): boolean | null {
  const { searched } = scopes[0]
  const [left, right] = [clausesOf(a), clausesOf(b)]
  if (!left || !right) return null
  const scope: Scope = { relation: null, columns: new Map(), searched }
  const same = (one: string, other: string) =>
    one === other || sameExpression({ sql: one, scope }, { sql: other, scope }) === true
  const inside = [insideOf(a, left, scopes[0]), insideOf(b, right, scopes[1])] as const
  const plain = (type: string | null) => (type === null ? null : plainType(type, searched))
  return (
    a.kind === b.kind &&
    (a.language ?? 'sql') === (b.language ?? 'sql') &&
    a.volatility === b.volatility &&
    a.securityDefiner === b.securityDefiner &&
    settingsOf(a) === settingsOf(b) &&
    left.options === right.options &&
    left.body.kind === right.body.kind &&
    sameBody(left.body, right.body, inside) &&
    left.setof === right.setof &&
    (left.returns === null || right.returns === null
      ? isGivenOut(left) || left.returns === right.returns
      : plain(left.returns) === plain(right.returns)) &&
    sameParameters(left.table, right.table, plain, same) &&
    sameParameters(left.parameters, right.parameters, plain, same)
  )
}

interface Parameter {
  readonly mode: string
  readonly name: string
  readonly type: string
  readonly value: string | null
}

interface Clauses {
  readonly parameters: readonly Parameter[]
  /** The columns of `RETURNS TABLE`. */
  readonly table: readonly Parameter[]
  readonly setof: boolean
  readonly returns: string | null
  /** What else is said of it, defaults left out. */
  readonly options: string
  readonly body: Body
}

/** A text in any language, an expression behind RETURN, or the statements of BEGIN ATOMIC. */
type Body =
  | { readonly kind: 'text' | 'return'; readonly text: string }
  | { readonly kind: 'atomic'; readonly statements: readonly string[] }

/** What the body sees: parameters by their name, also behind that of the routine. */
function insideOf(routine: Routine, { parameters }: Clauses, scope: Scope): Scope {
  const named = parameters.filter(({ name }) => name !== '')
  return { ...scope, relation: routine.name, columns: new Map(named.map(({ name, type }) => [name, type])) }
}

function sameBody(a: Body, b: Body, [left, right]: readonly [Scope, Scope]): boolean {
  if (a.kind === 'atomic' || b.kind === 'atomic') {
    return (
      a.kind === 'atomic' && b.kind === 'atomic' && sameQueries(a.statements, b.statements, [left, right])
    )
  }
  if (a.kind !== b.kind) return false
  if (a.text === b.text) return true
  return (
    a.kind === 'return' &&
    sameExpression({ sql: a.text, scope: left }, { sql: b.text, scope: right }) === true
  )
}

/** The statements between BEGIN ATOMIC and END. */
function statementsOf(sql: string, tokens: readonly Token[]): readonly string[] {
  const statements: string[] = []
  let start = 0
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'symbol' || value !== ';') continue
    const [first, last] = [tokens[start], tokens[at - 1]]
    if (first && last && at > start) statements.push(sql.slice(first.from, last.to))
    start = at + 1
  }
  return statements
}

/** A function with parameters for results need not say what it returns. */
function isGivenOut({ parameters }: Clauses): boolean {
  return parameters.some(({ mode }) => mode === 'out' || mode === 'inout')
}

function sameParameters(
  a: readonly Parameter[],
  b: readonly Parameter[],
  plain: (type: string | null) => string | null,
  same: (a: string, b: string) => boolean,
): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]
      return (
        other !== undefined &&
        one.mode === other.mode &&
        one.name === other.name &&
        plain(one.type) === plain(other.type) &&
        (one.value === null || other.value === null
          ? one.value === other.value
          : same(one.value, other.value))
      )
    })
  )
}

/** Lengths and precisions of parameters do not count, nor schemas that are searched. */
function plainType(type: string, searched: ReadonlySet<string>): string {
  const base = baseOf(type)
  const dot = base.indexOf('.')
  return dot > 0 && searched.has(base.slice(0, dot)) ? base.slice(dot + 1) : base
}

function settingsOf({ settings }: Routine): string {
  const values = Object.entries(settings).map(([name, value]) => [
    name.toLowerCase(),
    tokensOf(value).map((token) => token.value),
  ])
  return JSON.stringify(values.sort())
}

function clausesOf({ definition, kind }: Routine): Clauses | null {
  if (kind === 'aggregate') return null
  const tokens = tokensOf(definition)
  const open = tokens.findIndex(({ kind: what, value }) => what === 'symbol' && value === '(')
  const close = closing(tokens, open)
  if (open < 0 || close < 0) return null
  const parameters = parametersOf(definition, tokens.slice(open + 1, close))
  if (!parameters) return null
  let at = close + 1
  let table: readonly Parameter[] = []
  let returns: string | null = null
  let setof = false
  const word = (ahead = 0) => (tokens[at + ahead]?.kind === 'word' ? (tokens[at + ahead]?.value ?? '') : '')
  const options = new Set<string>()
  while (at < tokens.length) {
    switch (word()) {
      case 'returns': {
        if (word(1) === 'null') {
          options.add('strict')
          at += 5
          break
        }
        at++
        if (word() === 'table') {
          const end = closing(tokens, at + 1)
          const columns = parametersOf(definition, tokens.slice(at + 2, end))
          if (end < 0 || !columns) return null
          table = columns
          at = end + 1
          break
        }
        if (word() === 'setof') {
          setof = true
          at++
        }
        const type = readType(definition, tokens, at)
        if (!type) return null
        returns = type.type
        at = type.next
        break
      }
      case 'language':
        at += 2
        break
      case 'immutable':
      case 'stable':
      case 'volatile':
        at++
        break
      case 'called':
        at += 4
        break
      case 'strict':
      case 'leakproof':
      case 'window':
        options.add(word())
        at++
        break
      case 'not':
        at += 2
        break
      case 'external':
        at++
        break
      case 'security':
        at += 2
        break
      case 'parallel':
        if (word(1) !== 'unsafe') options.add(`parallel ${word(1)}`)
        at += 2
        break
      case 'cost':
      case 'rows': {
        const value = Number(tokens[at + 1]?.value)
        const usual = word() === 'rows' ? 1000 : 100
        if (value !== usual) options.add(`${word()} ${value}`)
        at += 2
        break
      }
      case 'set':
        // The model tells settings; here they only are passed by.
        at++
        while (at < tokens.length && !starts.has(word())) at++
        break
      case 'as': {
        const texts = [tokens[at + 1]?.value ?? '']
        if (tokens[at + 1]?.kind !== 'string') return null
        at += 2
        if (tokens[at]?.value === ',') {
          texts.push(tokens[at + 1]?.value ?? '')
          at += 2
        }
        return finish(at, { kind: 'text', text: texts.join('\0') })
      }
      case 'return':
        return finish(tokens.length, { kind: 'return', text: definition.slice(tokens[at + 1]?.from ?? 0) })
      case 'begin':
        return finish(tokens.length, {
          kind: 'atomic',
          statements: statementsOf(definition, tokens.slice(at + 2)),
        })
      default:
        return null
    }
  }
  return null

  /** Some say the language and the like behind the body. */
  function finish(next: number, body: Clauses['body']): Clauses | null {
    const said = () => [...options].sort().join(', ')
    if (next === tokens.length)
      return { parameters: parameters ?? [], table, setof, returns, options: said(), body }
    const first = tokens[0]
    const from = tokens[next]
    const rest = clausesOf({
      kind,
      definition: `${'f() '}${definition.slice(from?.from ?? 0)} AS ''`,
    } as Routine)
    if (!rest || !first) return null
    if (rest.options !== '') options.add(rest.options)
    return {
      parameters: parameters ?? [],
      table,
      setof,
      returns: returns ?? rest.returns,
      options: said(),
      body,
    }
  }
}

const starts: ReadonlySet<string> = new Set([
  'language',
  'immutable',
  'stable',
  'volatile',
  'called',
  'strict',
  'leakproof',
  'window',
  'not',
  'external',
  'security',
  'parallel',
  'cost',
  'rows',
  'set',
  'as',
  'return',
  'begin',
])

const modes: ReadonlySet<string> = new Set(['in', 'out', 'inout', 'variadic'])

function parametersOf(sql: string, tokens: readonly Token[]): readonly Parameter[] | null {
  const parameters: Parameter[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind === 'symbol' && (token.value === '(' || token.value === '[')) depth++
    if (token?.kind === 'symbol' && (token.value === ')' || token.value === ']')) depth--
    if (token && !(depth === 0 && token.kind === 'symbol' && token.value === ',')) continue
    if (at > start) {
      const parameter = parameterOf(sql, tokens.slice(start, at))
      if (!parameter) return null
      parameters.push(parameter)
    }
    start = at + 1
  }
  return parameters
}

function parameterOf(sql: string, tokens: readonly Token[]): Parameter | null {
  const first = tokens[0]
  const isMode = first?.kind === 'word' && modes.has(first.value) && tokens.length > 1
  const said = isMode ? tokens.slice(1) : tokens
  const equals = said.findIndex(
    ({ kind, value }) =>
      (kind === 'word' && value === 'default') || (kind === 'symbol' && (value === '=' || value === ':=')),
  )
  const head = equals < 0 ? said : said.slice(0, equals)
  const [from, to] = [said[equals + 1]?.from, said.at(-1)?.to]
  const value = equals < 0 ? null : sql.slice(from, to)
  const whole = readType(sql, head, 0)
  const isBare = whole?.next === head.length
  const type = isBare ? whole : readType(sql, head, 1)
  if (!type || type.next !== head.length) return null
  return {
    mode: isMode ? first.value : 'in',
    name: isBare ? '' : (head[0]?.value ?? ''),
    type: type.type,
    value,
  }
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let at = open; at >= 0 && at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'symbol') continue
    if (token.value === '(') depth++
    if (token.value === ')' && --depth === 0) return at
  }
  return -1
}
