import type { Expression, TypeName } from '../../query/index.ts'
import { reservedKeywords } from '../keywords.ts'
import { canonicalType } from '../types.ts'
import { readCall } from './call.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readExpression } from './expression.ts'
import { readType, typeWords } from './read-type.ts'
import { readBracketedRows, readRows } from './rows.ts'

/** What an expression starts with: a value, a name, a call, brackets. */
export function readPrimary(c: Cursor): Expression {
  const token = c.peek()
  if (!token) throw new Unknown()
  const { from, to } = token
  switch (token.kind) {
    case 'string':
    case 'bits':
    case 'number': {
      c.at++
      return { is: 'literal', kind: token.kind, value: token.value, type: nationalType(c, from), from, to }
    }
    case 'parameter':
      c.at++
      return { is: 'parameter', name: token.value, from, to }
    case 'symbol':
      return token.value === ':' ? namedParameter(c) : inBrackets(c)
    case 'word':
      return word(c, token.value)
    default:
      return named(c)
  }
}

/** `N'…'` is a string of type character. */
function nationalType(c: Cursor, from: number): TypeName | null {
  const prefix = c.sql.charAt(from).toLowerCase()
  return prefix === 'n' ? { canonical: canonicalType('bpchar'), from, to: from + 1 } : null
}

/** `:name`, as programs write it. */
function namedParameter(c: Cursor): Expression {
  const { from } = c
  const next = c.peek(1)
  if (next?.kind !== 'word' || next.from !== from + 1) throw new Unknown()
  c.at += 2
  return { is: 'parameter', name: `:${next.value}`, from, to: c.to }
}

function inBrackets(c: Cursor): Expression {
  const { from } = c
  if (!c.isSymbol('(')) throw new Unknown()
  return c.insideOr(
    (): Expression => {
      if (c.opensQuery(-1)) {
        const rows = readRows(c)
        return { is: 'subquery', query: rows, from, to: c.peek()?.to ?? c.to }
      }
      const items = c.list(() => readExpression(c))
      const [only] = items
      if (items.length === 1 && only) return only
      return { is: 'row', items, from, to: c.peek()?.to ?? c.to }
    },
    (span): Expression => ({ is: 'unread', ...span }),
  )
}

const values: ReadonlySet<string> = new Set([
  'null',
  'true',
  'false',
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
  'current_catalog',
  'current_schema',
  'system_user',
])

function word(c: Cursor, value: string): Expression {
  const { from } = c
  if (value === 'case') return choice(c)
  if (value === 'array') return array(c)
  if (value === 'cast' && c.isSymbol('(', 1)) {
    c.at++
    return c.inside((): Expression => {
      const of = readExpression(c)
      c.needWord('as')
      const type = c.type()
      return { is: 'cast', of, type, from, to: c.peek()?.to ?? c.to }
    })
  }
  if (value === 'row' && c.isSymbol('(', 1)) {
    c.at++
    const items = c.bracketed(() => readExpression(c))
    return { is: 'row', items, from, to: c.to }
  }
  if (value === 'exists' && c.isSymbol('(', 1)) {
    c.at++
    if (!c.opensQuery()) throw new Unknown()
    const rows = readBracketedRows(c)
    return { is: 'exists', query: rows, from, to: c.to }
  }
  if (values.has(value) && !c.isSymbol('(', 1)) {
    c.at++
    return { is: 'literal', kind: 'keyword', value, type: null, from, to: c.to }
  }
  return typedLiteral(c) ?? named(c)
}

/** `DATE '…'`, `INTERVAL '…' DAY TO SECOND`, and a string behind any type's name. */
function typedLiteral(c: Cursor): Expression | null {
  const { from } = c
  const first = c.peek()
  if (first?.kind !== 'word' || reservedKeywords.has(first.value) || !isBeforeString(c)) return null
  const found = readType(c.sql, c.tokens, c.at)
  const text = found ? c.tokens[found.next] : undefined
  if (!found || text?.kind !== 'string') return null
  const written = { from, to: c.tokens[found.next - 1]?.to ?? from }
  c.at = found.next + 1
  const fields = first.value === 'interval' ? intervalFields(c) : ''
  const type: TypeName = { canonical: `${found.type}${fields}`, ...written }
  return { is: 'literal', kind: 'string', value: text.value, type, from, to: c.to }
}

/** Whether a string may follow a type's name that starts here: most names are none, and reading types costs. */
function isBeforeString(c: Cursor): boolean {
  if (typeWords.has(c.peek()?.value ?? '')) return true
  let next = 1
  while (c.isSymbol('.', next)) next += 2
  return c.peek(next)?.kind === 'string' || c.behind(next)?.kind === 'string'
}

const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

function intervalFields(c: Cursor): string {
  const first = c.takeOneOf(fields)
  if (!first) return ''
  const precision = () => {
    if (!c.isSymbol('(')) return ''
    const span = c.skip()
    return c.sql.slice(span.from, span.to)
  }
  if (first === 'second') return ` second${precision()}`
  if (!c.takeWord('to')) return ` ${first}`
  const last = c.takeOneOf(fields)
  if (!last) throw new Unknown()
  return ` ${first} to ${last}${last === 'second' ? precision() : ''}`
}

function array(c: Cursor): Expression {
  const { from } = c
  c.needWord('array')
  if (c.isSymbol('[')) return arrayItems(c, from)
  if (!c.opensQuery()) throw new Unknown()
  const rows = readBracketedRows(c)
  return { is: 'array query', query: rows, from, to: c.to }
}

/** The items of an array; those in brackets are arrays themselves. */
function arrayItems(c: Cursor, from: number): Expression {
  const items = c.inside(() => {
    if (c.isSymbol(']')) return []
    return c.list(() => (c.isSymbol('[') ? arrayItems(c, c.from) : readExpression(c)))
  })
  return { is: 'array', items, from, to: c.to }
}

function choice(c: Cursor): Expression {
  const { from } = c
  c.needWord('case')
  const of = c.isWord('when') ? null : readExpression(c)
  const whens: { readonly when: Expression; readonly result: Expression }[] = []
  while (c.takeWord('when')) {
    const when = readExpression(c)
    c.needWord('then')
    whens.push({ when, result: readExpression(c) })
  }
  const otherwise = c.takeWord('else') ? readExpression(c) : null
  c.needWord('end')
  if (whens.length === 0) throw new Unknown()
  return { is: 'case', of, whens, otherwise, from, to: c.to }
}

/** A column, `t.*`, or a function that is called. */
function named(c: Cursor): Expression {
  const { from } = c
  const start = c.at
  const parts = [c.label()]
  while (c.isSymbol('.') && !c.isSymbol('*', 1)) {
    c.at++
    parts.push(c.label())
  }
  const first = c.tokens[start]
  const isPlain = parts.length === 1 && first?.kind === 'word'
  if (c.isSymbol('(')) {
    if (isPlain && reservedKeywords.has(first.value) && !callable.has(first.value)) throw new Unknown()
    return readCall(c, parts, from)
  }
  if (first?.kind === 'word' && !isColumnWord(c, start)) throw new Unknown()
  if (c.isSymbol('.') && c.isSymbol('*', 1)) {
    c.at += 2
    return { is: 'star', qualifier: parts, from, to: c.to }
  }
  return { is: 'column', parts, from, to: c.to }
}

function isColumnWord(c: Cursor, at: number): boolean {
  return c.isName(at - c.at)
}

/** Words that are reserved and take arguments all the same. */
const callable: ReadonlySet<string> = new Set([
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
])
