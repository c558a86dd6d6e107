import { splitQualified, sqlFingerprint } from '../../../schema/index.ts'
import type { PlacedExpression, ExpressionScope as Scope } from '../../dialect.ts'
import { readQuery } from '../query/index.ts'
import { isNumeric, isPadded, isTextual, typeOf, wider } from './expression-types.ts'
import { intervalText, timeText } from './interval-text.ts'
import { jsonText } from './json-text.ts'
import { namesOf, Undecided } from './names.ts'
import { normalExpression, normalValue } from './normal-expression.ts'
import { readExpression } from './read-expression.ts'
import { resolved } from './resolve.ts'
import { resolvedStatement } from './rows.ts'
import type { Expression } from './tree.ts'

/**
 * Whether two expressions say the same, so that the engine prints one text for both; null where one of them
 * cannot be read. `type`: of the column that takes the value, where it is a default.
 */
export function sameExpression(a: PlacedExpression, b: PlacedExpression): boolean | null {
  const [left, right] = [placed(a), placed(b)]
  if (!left || !right) return null
  const normal = (each: Expression, { scope, type }: PlacedExpression) =>
    type === undefined ? normalExpression(each, scope) : normalValue(each, type, scope)
  return isSame(normal(left, a), normal(right, b), [a.scope, b.scope])
}

/** The same for two statements, whose columns may have other names. */
export function sameQuery(a: PlacedExpression, b: PlacedExpression): boolean | null {
  const [left, right] = [placedQuery(a), placedQuery(b)]
  return (
    left &&
    right &&
    isSame(normalExpression(left, a.scope), normalExpression(right, b.scope), [a.scope, b.scope])
  )
}

/** Statements that stand one behind the other, as in a routine or a rule. */
export function sameQueries(
  a: readonly string[],
  b: readonly string[],
  [left, right]: readonly [Scope, Scope],
): boolean {
  return (
    a.length === b.length &&
    a.every((sql, at) => {
      const other = b[at] ?? ''
      const isSaid = sqlFingerprint(sql) === sqlFingerprint(other)
      return isSaid || sameQuery({ sql, scope: left }, { sql: other, scope: right }) === true
    })
  )
}

function placed({ sql, scope }: PlacedExpression): Expression | null {
  const read = readExpression(sql)
  return read && certain(() => resolved(namesOf(sql, scope), read))
}

function placedQuery({ sql, scope }: PlacedExpression): Expression | null {
  const { statement, unread } = readQuery(sql)
  if (!statement || unread.length > 0) return null
  return certain(() => resolvedStatement(namesOf(sql, scope), statement).means)
}

/** What is found; null where names cannot be told. */
function certain<T>(find: () => T): T | null {
  try {
    return find()
  } catch (failure) {
    if (failure instanceof Undecided) return null
    throw failure
  }
}

type Scopes = readonly [Scope, Scope]

function isSame(a: Expression, b: Expression, scopes: Scopes): boolean {
  const all = (left: readonly Expression[], right: readonly Expression[]) =>
    left.length === right.length && left.every((each, at) => isSame(each, right[at] as Expression, scopes))
  switch (a.is) {
    case 'name':
      return (
        b.is === 'name' && sameNames(a.parts, b.parts, scopes) && (a.quoted === b.quoted || !isWord(a.parts))
      )
    case 'text':
      return b.is === 'text' && sameText(a, b)
    case 'number':
      return b.is === 'number' && Number(a.value) === Number(b.value) && isWhole(a.value) === isWhole(b.value)
    case 'cast':
      return b.is === 'cast' && a.type === b.type && isSame(a.of, b.of, scopes)
    case 'operator':
      return b.is === 'operator' && a.name === b.name && all(a.args, b.args)
    case 'call':
      return b.is === 'call' && sameCall(a, b, scopes)
    case 'array':
    case 'row':
      return b.is === a.is && all(a.items, b.items)
    case 'query':
      return false
    case 'type':
      return b.is === 'type' && (a.type === null || b.type === null || a.type === b.type)
  }
}

type Call = Extract<Expression, { readonly is: 'call' }>

function sameCall(a: Call, b: Call, scopes: Scopes): boolean {
  if (a.name.join('.') !== b.name.join('.') || a.args.length !== b.args.length) return false
  const takesName = sequenceCalls.has(a.name.at(-1) ?? '')
  return a.args.every((each, at) => {
    const other = b.args[at] as Expression
    if (takesName && each.is === 'text' && other.is === 'text') {
      return sameNames(splitQualified(each.value), splitQualified(other.value), scopes)
    }
    return isSame(withoutImplied(each, other, scopes[0]), withoutImplied(other, each, scopes[1]), scopes)
  })
}

const sequenceCalls: ReadonlySet<string> = new Set(['nextval', 'currval', 'setval'])

/** The engine casts an argument to the type that the function takes; the script need not. */
function withoutImplied(of: Expression, other: Expression, scope: Scope): Expression {
  if (of.is !== 'cast' || other.is === 'cast') return of
  const from = typeOf(of.of, scope)
  const isDate = from === 'date' && of.type.startsWith('timestamp')
  const isText = of.type === 'text' && isTextual(from)
  const isWider = isNumeric(from) && isNumeric(of.type) && wider(from, of.type) === of.type
  return isDate || isText || isWider ? of.of : of
}

function sameNames(a: readonly string[], b: readonly string[], [left, right]: Scopes): boolean {
  const plain = (parts: readonly string[], { searched }: Scope) =>
    parts.length > 1 && searched.has(parts[0] ?? '') ? parts.slice(1) : parts
  return plain(a, left).join('\0') === plain(b, right).join('\0')
}

/** Words that mean something else when they are quoted. */
function isWord(parts: readonly string[]): boolean {
  return parts.length === 1 && values.has(parts[0] ?? '')
}

const values: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'default',
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'current_user',
  'session_user',
  'user',
  'current_role',
])

type Text = Extract<Expression, { readonly is: 'text' }>

/** A string without a type takes the one that is wanted there, which the engine then says. */
function sameText(a: Text, b: Text): boolean {
  const type = a.type ?? b.type
  const sameType =
    a.type === null ||
    b.type === null ||
    a.type === b.type ||
    (isTextual(a.type) && isTextual(b.type) && isPadded(a.type) === isPadded(b.type))
  if (!sameType) return false
  if (a.value === b.value) return true
  if (type === 'jsonb') return jsonText(a.value) === jsonText(b.value)
  if (type?.startsWith('timestamp')) return timeText(a.value) === timeText(b.value)
  return type?.startsWith('interval') === true && intervalText(a.value) === intervalText(b.value)
}

function isWhole(value: string): boolean {
  return !value.includes('.')
}
