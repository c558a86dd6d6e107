import type { Span } from '../../core/index.ts'
import type { Expression, Logic, Name } from '../../query/index.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readListed, readQuantified, readTest } from './predicates.ts'
import { readPrimary } from './primary.ts'

/** How strongly what stands in the middle binds; the engine's own order. */
const binds = { or: 1, and: 2, not: 3, is: 4, compare: 5, like: 6, other: 7, add: 8, multiply: 9 } as const
const tight = { power: 10, zone: 11, collate: 12, sign: 13 } as const
const comparisons: ReadonlySet<string> = new Set(['<', '>', '=', '<=', '>=', '<>', '!='])

/** An expression whose operators bind more than `least`; 0 for a whole one. */
export function readExpression(c: Cursor, least = 0): Expression {
  return c.deeper(() => {
    const { from } = c
    let left = prefixed(c)
    // As many as a machine writes; trees are walked by calls.
    for (let length = 0; length < longest; length++) {
      const next = infixed(c, left, from, least)
      if (!next) return left
      left = next
    }
    throw new Unknown()
  })
}

const longest = 2000

/** Tighter than a comparison and than IN and LIKE: what POSITION, BETWEEN and a frame's bound take. */
export function readTight(c: Cursor): Expression {
  return readExpression(c, binds.like)
}

/** What IS DISTINCT FROM takes. */
export function readBehindIs(c: Cursor): Expression {
  return readExpression(c, binds.is)
}

function prefixed(c: Cursor): Expression {
  const { from } = c
  if (c.takeWord('not')) {
    const of = readExpression(c, binds.not)
    return { is: 'not', of: [of], from, to: c.to }
  }
  const sign = operatorAt(c)
  if (!sign) return postfixed(c, readPrimary(c), from)
  if (sign.name === '?' && sign.schema.length === 0) {
    c.at++
    return postfixed(c, { is: 'parameter', name: '?', from, to: c.to }, from)
  }
  if (sign.name === '*' && sign.schema.length === 0) {
    c.at++
    return { is: 'star', qualifier: [], from, to: c.to }
  }
  takeOperator(c, sign)
  const isSign = sign.name === '-' || sign.name === '+'
  const of = readExpression(c, isSign ? tight.sign : binds.other)
  const { name: operator, schema, span } = sign
  return { is: 'operation', operator, schema, sign: span, operands: [of], from, to: c.to }
}

function infixed(c: Cursor, left: Expression, from: number, least: number): Expression | null {
  const token = c.peek()
  if (token?.kind === 'word' && token.value !== 'operator') return infixedWord(c, left, from, least)
  const sign = operatorAt(c)
  if (!sign) return null
  const power = sign.schema.length > 0 || c.isWord('operator') ? binds.other : powerOf(sign.name)
  if (power <= least) return null
  takeOperator(c, sign)
  return readQuantified(c, left, from, sign.name, sign.schema) ?? operation(c, left, from, sign, power)
}

function operation(c: Cursor, left: Expression, from: number, sign: Sign, power: number): Expression {
  const right = readExpression(c, power)
  const { name: operator, schema, span } = sign
  return { is: 'operation', operator, schema, sign: span, operands: [left, right], from, to: c.to }
}

interface Sign {
  readonly name: string
  readonly schema: readonly Name[]
  readonly span: Span
  readonly tokens: number
}

/** The operator that comes next, if one does. */
function operatorAt(c: Cursor): Sign | null {
  const token = c.peek()
  if (token?.kind === 'symbol') {
    if (!isOperator(token.value)) return null
    return { name: token.value, schema: [], span: token, tokens: 1 }
  }
  if (!c.isWord('operator') || !c.isSymbol('(', 1)) return null
  const start = c.at
  const { from } = c
  c.at += 2
  const schema: Name[] = []
  while (!isOperator(c.peek()?.kind === 'symbol' ? (c.peek()?.value ?? '') : '')) {
    schema.push(c.label())
    c.needSymbol('.')
  }
  const name = c.peek()?.value ?? ''
  c.at++
  c.needSymbol(')')
  const sign: Sign = { name, schema, span: { from, to: c.to }, tokens: c.at - start }
  c.at = start
  return sign
}

function takeOperator(c: Cursor, sign: Sign): void {
  c.at += sign.tokens
}

function infixedWord(c: Cursor, left: Expression, from: number, least: number): Expression | null {
  const word = c.peek()?.value ?? ''
  switch (word) {
    case 'and':
    case 'or':
      if (binds[word] <= least) return null
      c.at++
      return joined(word, left, readExpression(c, binds[word]), { from, to: c.to })
    case 'is':
      return binds.is <= least ? null : readTest(c, left, from)
    case 'isnull':
    case 'notnull':
      if (binds.is <= least) return null
      c.at++
      return {
        is: 'test',
        of: left,
        test: 'null',
        negated: word === 'notnull',
        other: null,
        from,
        to: c.to,
      }
    case 'at':
      return tight.zone <= least ? null : atZone(c, left, from)
    case 'collate': {
      if (tight.collate <= least) return null
      c.at++
      const collation = c.path()
      return { is: 'collate', of: left, collation, from, to: c.to }
    }
    case 'overlaps': {
      if (binds.other <= least) return null
      const span = { from: c.from, to: c.peek()?.to ?? c.from }
      c.at++
      return operation(c, left, from, { name: word, schema: [], span, tokens: 1 }, binds.other)
    }
    case 'not':
      return binds.like <= least || !listWords.has(c.peek(1)?.kind === 'word' ? (c.peek(1)?.value ?? '') : '')
        ? null
        : readListed(c, left, from)
    default:
      if (binds.like <= least || !listWords.has(word)) return null
      return word === 'similar' && !c.isWord('to', 1) ? null : readListed(c, left, from)
  }
}

const listWords: ReadonlySet<string> = new Set(['between', 'in', 'like', 'ilike', 'similar'])

/** Conditions of one kind as one list. A part in brackets of its own joins in: it says the same. */
function joined(word: 'and' | 'or', left: Expression, right: Expression, span: Span): Logic {
  const of = [left, right].flatMap((part) => (part.is === word ? part.of : [part]))
  return { is: word, of, ...span }
}

function atZone(c: Cursor, left: Expression, from: number): Expression | null {
  const start = c.from
  if (c.takeWords('at', 'time', 'zone')) {
    const sign: Sign = { name: 'at time zone', schema: [], span: { from: start, to: c.to }, tokens: 3 }
    return operation(c, left, from, sign, tight.zone)
  }
  if (!c.takeWords('at', 'local')) return null
  const sign = { from: start, to: c.to }
  return { is: 'operation', operator: 'at local', schema: [], sign, operands: [left], from, to: c.to }
}

function postfixed(c: Cursor, start: Expression, from: number): Expression {
  let of = start
  for (;;) {
    if (c.takeSymbol('::')) {
      const type = c.type()
      of = { is: 'cast', of, type, from, to: c.to }
    } else if (c.isSymbol('[')) of = subscripted(c, of, from)
    else if (c.isSymbol('.')) {
      c.at++
      const name: Name = c.isSymbol('*')
        ? { value: '*', quoted: false, from: c.from, to: c.from + 1 }
        : c.peek()?.kind === 'word' || c.peek()?.kind === 'quoted'
          ? c.label()
          : fail()
      if (name.value === '*' && !name.quoted) c.at++
      of = { is: 'field', of, name, from, to: c.to }
    } else return of
  }
}

function fail(): never {
  throw new Unknown()
}

function subscripted(c: Cursor, of: Expression, from: number): Expression {
  return c.inside(() => {
    const low = c.isSymbol(':') ? null : readExpression(c)
    const slice = c.takeSymbol(':')
    const high = slice && !c.isSymbol(']') ? readExpression(c) : null
    const to = c.peek()?.to ?? c.to
    return { is: 'subscript', of, low, high, slice, from, to }
  })
}

function isOperator(symbol: string): boolean {
  return (
    symbol.length > 0 && [...symbol].every((sign) => '+-*/<>=~!@#%^&|`?'.includes(sign)) && symbol !== '=>'
  )
}

function powerOf(symbol: string): number {
  if (comparisons.has(symbol)) return binds.compare
  if (symbol === '+' || symbol === '-') return binds.add
  if (symbol === '*' || symbol === '/' || symbol === '%') return binds.multiply
  return symbol === '^' ? tight.power : binds.other
}
