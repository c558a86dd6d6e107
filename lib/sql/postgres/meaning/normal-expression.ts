import type { ExpressionScope as Scope } from '../../dialect.ts'
import {
  baseOf,
  computedIn,
  isNumeric,
  isPadded,
  isTextual,
  typeOf,
  typeOfNumber,
  wider,
} from './expression-types.ts'
import { type Expression, joined } from './tree.ts'

/** The expression without what the engine puts in by itself: casts that follow from types, search path, synonyms. */
export function normalExpression(expression: Expression, scope: Scope): Expression {
  const normal = (each: Expression): Expression => normalExpression(each, scope)
  switch (expression.is) {
    case 'name':
      return { ...expression, parts: ownName(expression.parts, scope) }
    case 'text':
      return literal(expression.value, expression.type && plainType(expression.type, scope))
    case 'type':
      return { ...expression, type: expression.type && plainType(expression.type, scope) }
    case 'cast':
      return cast(normal(expression.of), plainType(expression.type, scope), scope)
    case 'operator':
      return operation(plainOperator(expression.name, scope), expression.args.map(normal), scope)
    case 'call':
      return call({ ...expression, args: expression.args.map(normal) }, scope)
    case 'array':
    case 'row':
      return { ...expression, items: expression.items.map(normal) }
    default:
      return expression
  }
}

/** The value that a column of a type takes, without a cast to that type. */
export function normalValue(expression: Expression, type: string, scope: Scope): Expression {
  const value = normalExpression(expression, scope)
  if (value.is === 'text' && value.type === null) return literalFor(value, type)
  if (value.is === 'cast' && value.of.is === 'number' && isNumeric(type) && isNumeric(value.type))
    return value.of
  return value
}

function ownName(parts: readonly string[], { relation, searched }: Scope): readonly string[] {
  const [first = '', ...rest] = parts
  if (rest.length > 0 && first === relation) return rest
  return rest.length > 1 && searched.has(first)
    ? ownName(rest, { relation, columns: new Map(), searched })
    : parts
}

function plainType(type: string, { searched }: Scope): string {
  const dot = type.indexOf('.')
  return dot > 0 && searched.has(type.slice(0, dot)) ? type.slice(dot + 1) : type
}

/** An operator whose schema is searched needs none. */
function plainOperator(name: string, { searched }: Scope): string {
  const dot = name.indexOf('.')
  return dot > 0 && searched.has(name.slice(0, dot)) ? name.slice(dot + 1) : name
}

function literal(value: string, type: string | null): Expression {
  if (type === null) return { is: 'text', value, type }
  if (isTextual(type) && baseOf(type) === type)
    return { is: 'text', value, type: isPadded(type) ? 'bpchar' : 'text' }
  if (type === 'boolean') return truth(value) ?? { is: 'text', value, type }
  if (isNumeric(type) && isNumber(value)) {
    const number: Expression = { is: 'number', value: String(value).trim() }
    return typeOfNumber(number.value) === type ? number : { is: 'cast', of: number, type }
  }
  return { is: 'text', value, type }
}

/** What a string is where a type is wanted. */
function literalFor(text: Extract<Expression, { readonly is: 'text' }>, type: string | null): Expression {
  if (type === 'boolean') return truth(text.value) ?? text
  return isNumeric(type) && isNumber(text.value) ? { is: 'number', value: text.value.trim() } : text
}

/** A string without a type takes that of what it is compared with. */
function comparedWith(of: Expression, type: string | null, scope: Scope): Expression {
  if (of.is !== 'text' || of.type !== null || type === null) return of
  const read = literalFor(of, type)
  if (read.is !== 'text') return read
  const textual = isPadded(type) ? 'bpchar' : 'text'
  return { ...read, type: isTextual(type) ? textual : plainType(baseOf(type), scope) }
}

function truth(value: string): Expression | null {
  const word = value.trim().toLowerCase()
  const yes = ['t', 'true', 'y', 'yes', 'on', '1'].includes(word)
  const no = ['f', 'false', 'n', 'no', 'off', '0'].includes(word)
  return yes || no ? { is: 'name', parts: [yes ? 'true' : 'false'], quoted: false } : null
}

function isNumber(value: string): boolean {
  const text = value.trim()
  return text !== '' && [...text].every((ch) => '+-.0123456789eE'.includes(ch)) && !Number.isNaN(Number(text))
}

function cast(of: Expression, type: string, scope: Scope): Expression {
  if (of.is === 'text' && of.type === null) return literal(of.value, type)
  if (isNull(of)) return of
  const from = typeOf(of, scope)
  if (from !== null && from === type) return of
  if (isTextual(from) && isTextual(type) && baseOf(type) === type && isPadded(from) === isPadded(type))
    return of
  if (of.is === 'array' && of.items.length > 0 && type.endsWith('[]')) {
    const item = type.slice(0, -2)
    const isImplied = of.items.every((each) => {
      const own = typeOf(each, scope)
      return each.is === 'text' || own === item || (isTextual(own) && isTextual(item))
    })
    if (isImplied) return of
  }
  return { is: 'cast', of, type }
}

/** Joined to other strings and matched, a `character` is text in any case. */
function asText(of: Expression, scope: Scope): Expression {
  return of.is === 'cast' && of.type === 'text' && isPadded(typeOf(of.of, scope)) ? of.of : of
}

function isNull(of: Expression): boolean {
  return of.is === 'name' && !of.quoted && of.parts.length === 1 && of.parts[0] === 'null'
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=', 'is distinct from'])
const arithmetic: ReadonlySet<string> = new Set([...comparisons, '+', '-', '*', '/', '%'])
const matches: ReadonlySet<string> = new Set(['||', '~~', '!~~', '~~*', '!~~*', '~', '!~', '~*', '!~*'])

function operation(name: string, args: readonly Expression[], scope: Scope): Expression {
  if (name === 'and' || name === 'or') return joined(name, ...args)
  const [left, right] = args
  if (left && right && args.length === 2) {
    if (name === '= any' || name === '<> all')
      return { is: 'operator', name, args: [left, members(left, right, scope)] }
    if (arithmetic.has(name)) return computed(name, left, right, scope)
    if (matches.has(name)) return matched(name, asText(left, scope), asText(right, scope), scope)
  }
  return { is: 'operator', name, args }
}

function matched(name: string, a: Expression, b: Expression, scope: Scope): Expression {
  const text = (of: Expression, other: Expression) =>
    isTextual(typeOf(other, scope)) ? comparedWith(of, 'text', scope) : of
  return { is: 'operator', name, args: [text(a, b), text(b, a)] }
}

/** The values of a list as the thing compared with them wants them. */
function members(left: Expression, right: Expression, scope: Scope): Expression {
  const type = typeOf(left, scope)
  if (right.is === 'array') {
    return { ...right, items: right.items.map((each) => comparedWith(each, type, scope)) }
  }
  return right
}

/** Numbers are computed in the wider of two types: which one that is counts, not where it is written. */
function computed(name: string, a: Expression, b: Expression, scope: Scope): Expression {
  const types = [typeOf(a, scope), typeOf(b, scope)]
  const suited = (of: Expression, type: string | null) => {
    if (comparisons.has(name)) return comparedWith(of, type, scope)
    return of.is === 'text' && of.type === null ? literalFor(of, type) : of
  }
  const pair = [suited(a, types[1] ?? null), suited(b, types[0] ?? null)] as const
  const [left, right] = comparisons.has(name) ? asOneText(...pair, scope) : pair
  const [from, to] = [typeOf(left, scope), typeOf(right, scope)]
  if (!isNumeric(from) || !isNumeric(to)) return { is: 'operator', name, args: [left, right] }
  const type = wider(from, to)
  const [x, y] = [withoutWidening(left, type, scope), withoutWidening(right, type, scope)]
  const [bareFrom, bareTo] = [typeOf(x, scope), typeOf(y, scope)]
  const isNatural = isNumeric(bareFrom) && isNumeric(bareTo) && wider(bareFrom, bareTo) === type
  return { is: 'operator', name: isNatural ? name : `${name}${computedIn}${type}`, args: [x, y] }
}

/** Compared with other strings a `character` is text, whether that is said or not. */
function asOneText(a: Expression, b: Expression, scope: Scope): readonly [Expression, Expression] {
  const isText = (of: Expression) => {
    const type = typeOf(of, scope)
    return isTextual(type) && !isPadded(type)
  }
  return [isText(b) ? asText(a, scope) : a, isText(a) ? asText(b, scope) : b]
}

function withoutWidening(of: Expression, type: string, scope: Scope): Expression {
  if (of.is !== 'cast' || of.type !== type) return of
  const from = typeOf(of.of, scope)
  return isNumeric(from) && wider(from, type) === type ? of.of : of
}

/** `f(a, VARIADIC ARRAY[b, c])` is how the engine prints `f(a, b, c)`. */
function spread(args: readonly Expression[]): readonly Expression[] {
  const last = args.at(-1)
  const list = last?.is === 'operator' && last.name === 'variadic' ? last.args[0] : undefined
  return list?.is === 'array' && list.items.length > 0 ? [...args.slice(0, -1), ...list.items] : args
}

const alike: ReadonlySet<string> = new Set(['coalesce', 'greatest', 'least', 'case'])

function call(of: Extract<Expression, { readonly is: 'call' }>, scope: Scope): Expression {
  const name = of.name.length > 1 && scope.searched.has(of.name[0] ?? '') ? of.name.slice(1) : of.name
  const word = name.length === 1 ? name[0] : null
  if (word === null || word === undefined || !alike.has(word)) return { ...of, name, args: spread(of.args) }
  const numeric = of.args.map((each) => typeOf(each, scope)).filter(isNumeric)
  const type = numeric.reduce<string | null>(
    (widest, each) => (widest === null ? baseOf(each) : wider(widest, each)),
    null,
  )
  const args = of.args.map((each) => (type === null ? each : withoutWidening(each, type, scope)))
  return { ...of, name, args }
}
