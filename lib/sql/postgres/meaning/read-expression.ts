import type * as query from '../../query/index.ts'
import { isStatement, nodesOf } from '../../query/index.ts'
import { readExpression as readTree } from '../query/index.ts'
import { canonicalType } from '../types.ts'
import { type Expression, joined, operator } from './tree.ts'

/** Reads an expression as what it computes; null where it is written in a way that is not known here. */
export function readExpression(sql: string): Expression | null {
  const tree = readTree(sql)
  return tree && meaningOf(tree)
}

const likes = { like: '~~', ilike: '~~*', 'not like': '!~~', 'not ilike': '!~~*' } as const

/** What an expression computes, however it was written. */
export function meaningOf(of: query.Expression): Expression {
  switch (of.is) {
    case 'column':
      return { is: 'name', parts: of.parts.map(({ value }) => value), quoted: of.parts[0]?.quoted === true }
    case 'star':
      return { is: 'name', parts: [...of.qualifier.map(({ value }) => value), '*'], quoted: false }
    case 'literal':
      return literal(of)
    case 'parameter':
      return { is: 'name', parts: [of.name], quoted: false }
    case 'cast':
      return { is: 'cast', of: meaningOf(of.of), type: of.type.canonical }
    case 'operation':
      return operation(of)
    case 'and':
    case 'or':
      return joined(of.is, ...of.of.map(meaningOf))
    case 'not':
      return negation(of.of.map(meaningOf))
    case 'test':
      return test(of)
    case 'between':
      return between(of)
    case 'in':
      return oneOf(of)
    case 'like':
      return like(of)
    case 'quantified': {
      const sign = Object.hasOwn(likes, of.operator)
        ? likes[of.operator as keyof typeof likes]
        : signOf(of.operator, of.schema)
      return operator(`${sign} ${of.quantifier}`, meaningOf(of.of), queryOr(of.over))
    }
    case 'exists':
      return operator('exists', { is: 'query', query: of.query })
    case 'subquery':
      return { is: 'query', query: of.query }
    case 'array query':
      return operator('array', { is: 'query', query: of.query })
    case 'array':
    case 'row':
      return { is: of.is, items: of.items.map(meaningOf) }
    case 'subscript':
      return operator(
        of.slice ? '[:]' : '[]',
        meaningOf(of.of),
        of.low ? meaningOf(of.low) : nothing,
        of.high ? meaningOf(of.high) : nothing,
      )
    case 'field':
      return operator('.', meaningOf(of.of), { is: 'name', parts: [of.name.value], quoted: true })
    case 'collate':
      return operator('collate', meaningOf(of.of), {
        is: 'name',
        parts: of.collation.map(({ value }) => value),
        quoted: true,
      })
    case 'call':
      return call(of)
    case 'case':
      return choice(of)
    case 'unread':
      throw new Error('meaning: asked for what was not read')
  }
}

const nothing: Expression = { is: 'name', parts: ['null'], quoted: false }

function queryOr(of: query.Expression | query.RowQuery): Expression {
  return isExpression(of) ? meaningOf(of) : { is: 'query', query: of }
}

function isExpression(of: query.Expression | query.RowQuery): of is query.Expression {
  return !isStatement(of)
}

function literal({ kind, value, type }: query.Literal): Expression {
  if (kind === 'keyword') return { is: 'name', parts: [value], quoted: false }
  if (kind === 'number') return { is: 'number', value }
  if (kind === 'bits') return { is: 'text', value: bitsOf(value), type: canonicalType('"bit"') }
  if (!type) return { is: 'text', value, type: null }
  const field = type.canonical.startsWith('interval ') ? type.canonical.slice('interval '.length) : ''
  // `INTERVAL '1' DAY` says the unit behind the string.
  const isBare = field !== '' && [...value].every((ch) => '+-.0123456789'.includes(ch))
  return { is: 'text', value: isBare ? `${value} ${field}` : value, type: type.canonical }
}

/** `x1f` as the ones and noughts it stands for. */
function bitsOf(value: string): string {
  const digits = [...value.slice(1)]
  if (!value.startsWith('x')) return digits.join('')
  return digits.map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
}

/** An operator with its schema, where it is not the engine's own. */
function signOf(written: string, schema: readonly query.Name[]): string {
  const space = schema.at(-1)?.value
  const sign = written === '!=' ? '<>' : written
  return space === undefined || space === 'pg_catalog' ? sign : `${space}.${sign}`
}

function operation({ operator: sign, schema, operands }: query.Operation): Expression {
  const args = operands.map(meaningOf)
  const [only] = args
  if (args.length === 1 && only?.is === 'number' && schema.length === 0) {
    if (sign === '-') return { is: 'number', value: `-${only.value}` }
    if (sign === '+') return only
  }
  return operator(signOf(sign, schema), ...args)
}

/** `NOT x IN (SELECT …)` is how the engine prints `x NOT IN (SELECT …)`. */
function negation(args: readonly Expression[]): Expression {
  const [of] = args
  const isList = of?.is === 'operator' && of.name === '= any' && of.args[1]?.is === 'query'
  return isList ? { ...of, name: '<> all' } : operator('not', ...args)
}

function test({ of, test, negated, other }: query.Test): Expression {
  if (other) {
    const distinct = operator(`is ${test}`, meaningOf(of), meaningOf(other))
    return negated ? operator('not', distinct) : distinct
  }
  return operator(negated ? `is not ${test}` : `is ${test}`, meaningOf(of))
}

/** BETWEEN says what comparisons say. */
function between({ of, low, high, negated, symmetric }: query.Between): Expression {
  const [value, from, to] = [meaningOf(of), meaningOf(low), meaningOf(high)]
  const range = (least: Expression, most: Expression) =>
    negated
      ? joined('or', operator('<', value, least), operator('>', value, most))
      : joined('and', operator('>=', value, least), operator('<=', value, most))
  if (!symmetric) return range(from, to)
  return joined(negated ? 'and' : 'or', range(from, to), range(to, from))
}

function oneOf({ of, items, negated }: query.InList): Expression {
  const [sign, all] = negated ? ['<>', '<> all'] : ['=', '= any']
  const value = meaningOf(of)
  if (!Array.isArray(items)) return operator(all, value, { is: 'query', query: items as query.RowQuery })
  const list = (items as readonly query.Expression[]).map((item) => ({ item, means: meaningOf(item) }))
  const variable = list.filter(({ item }) => isVariable(item))
  // The engine makes an array of what is constant and compares with the rest one by one.
  const constant = list.filter((each) => !variable.includes(each))
  const array: Expression = { is: 'array', items: constant.map(({ means }) => means) }
  const single = (constant.length > 1 ? variable : list).map(({ means }) => operator(sign, value, means))
  const parts = constant.length > 1 ? [operator(all, value, array), ...single] : single
  const [only] = parts
  return parts.length === 1 && only ? only : joined(negated ? 'and' : 'or', ...parts)
}

function isVariable(of: query.Expression): boolean {
  for (const node of nodesOf(of)) if (node.is === 'column') return true
  return false
}

function like({ kind, of, pattern, escape: mark, negated }: query.Like): Expression {
  const value = meaningOf(of)
  const args = [pattern, ...(mark ? [mark] : [])].map(meaningOf)
  const escaped = (name: string): Expression => ({ is: 'call', name: [name], args })
  if (kind === 'similar to') return operator(negated ? '!~' : '~', value, escaped('similar_to_escape'))
  const [bare] = args
  return operator(`${negated ? '!' : ''}${likes[kind]}`, value, mark || !bare ? escaped('like_escape') : bare)
}

function choice({ of, whens, otherwise }: query.Case): Expression {
  const rest = otherwise ? meaningOf(otherwise) : nothing
  const args = [
    of ? meaningOf(of) : nothing,
    ...whens.flatMap(({ when, result }) => [meaningOf(when), meaningOf(result)]),
    isNothing(rest) ? nothing : rest,
  ]
  return { is: 'call', name: ['case'], args }
}

/** Whether it is nothing but NULL. */
export function isNothing(of: Expression): boolean {
  if (of.is === 'cast') return isNothing(of.of)
  return of.is === 'name' && !of.quoted && of.parts.length === 1 && of.parts[0] === 'null'
}

const trims: Readonly<Record<string, string>> = { both: 'btrim', leading: 'ltrim', trailing: 'rtrim' }

function call(of: query.Call): Expression {
  const written = of.name.map(({ value }) => value)
  const plain = written.length === 1 ? written[0] : ''
  if (plain === 'trim') return trim(of)
  const isPositional = plain === 'substring' || plain === 'overlay'
  const args = of.args.map(({ value, name, word }) => {
    const means = meaningOf(value)
    if (name) return operator(`${name.value} =>`, means)
    return word === null || isPositional || word === 'from' || word === 'in' ? means : operator(word, means)
  })
  // `substring(x FOR 2)` starts at the first.
  const [first, second] = of.args
  if (plain === 'substring' && first && second?.word === 'for' && args.length === 2) {
    args.splice(1, 0, { is: 'number', value: '1' })
  }
  const words = of.args.some(({ word }) => word === 'in') ? [`${plain} in`] : written
  return { is: 'call', name: words, args: [...args, ...behind(of)] }
}

/** What stands around the arguments, as arguments of their own. */
function behind({ distinct, orderBy, withinGroup, filter, over }: query.Call): readonly Expression[] {
  return [
    ...(distinct ? [operator('distinct')] : []),
    ...orderBy.map(sortKey),
    ...withinGroup.map((key) => operator('within group', sortKey(key))),
    ...(filter ? [operator('filter', meaningOf(filter))] : []),
    ...(over ? [window(over)] : []),
  ]
}

/** An entry of ORDER BY with what it leaves out said. */
export function sortKey({ value, direction, nulls, using }: query.SortKey): Expression {
  const way = using === '<' ? 'asc' : using === '>' ? 'desc' : (using ?? direction ?? 'asc')
  return operator(`order ${way} nulls ${nulls ?? (way === 'desc' ? 'first' : 'last')}`, meaningOf(value))
}

function window(over: query.WindowSpec | query.Name): Expression {
  if (!('partitionBy' in over)) return operator('over', { is: 'name', parts: [over.value], quoted: true })
  const { base, partitionBy, orderBy, frame } = over
  const bound = ({ at, by }: query.Bound) => operator(at, ...(by ? [meaningOf(by)] : []))
  return operator(
    'over',
    ...(base ? [operator('from', { is: 'name', parts: [base.value], quoted: true })] : []),
    ...partitionBy.map((each) => operator('partition', meaningOf(each))),
    ...orderBy.map(sortKey),
    ...(frame
      ? [
          operator(
            `${frame.unit} exclude ${frame.exclude ?? 'no others'}`,
            bound(frame.start),
            frame.end ? bound(frame.end) : operator('current row'),
          ),
        ]
      : []),
  )
}

function trim({ args }: query.Call): Expression {
  const [first, second, ...rest] = args
  const word = first?.word ?? 'both'
  const [side = 'both'] = word.split(' ')
  const name = [trims[side] ?? 'btrim']
  const values = (list: readonly query.Argument[]) => list.map(({ value }) => meaningOf(value))
  // `TRIM(BOTH 'x' FROM y)` hands over y, then what is taken off.
  const isTurned = second?.word === 'from'
  return { is: 'call', name, args: values(isTurned && first ? [second, first, ...rest] : args) }
}
