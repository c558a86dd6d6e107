import {
  type Cursor,
  type IndexKeyNode,
  Kind,
  type Name,
  type QName,
  type Raw,
  type Span,
} from '../../core/index.ts'
import { readDotted, readLabel, readName } from './names.ts'

/** Reads the keys of an index, exclusion constraint or partition, parentheses included. */
export function readIndexKeys(c: Cursor): { readonly keys: readonly IndexKeyNode[]; readonly span: Span } {
  if (c.kind() !== Kind.openParen) {
    c.reportHere('expected `(` and the keys')
    return { keys: [], span: { from: c.last, to: c.last } }
  }
  const open = c.at
  const closing = c.closingIndex()
  c.next()
  const keys: IndexKeyNode[] = []
  while (c.at < closing) {
    const key = readIndexKey(c)
    if (key) keys.push(key)
    if (c.at >= closing) break
    if (!c.eatKind(Kind.comma)) {
      c.reportHere('expected `,` or `)`')
      while (c.at < closing && c.kind() !== Kind.comma) c.skipGroup()
      c.eatKind(Kind.comma)
    } else if (c.at >= closing) c.reportHere('expected a key')
  }
  c.at = closing
  const span = { from: c.endOf(open), to: c.start() }
  c.eatKind(Kind.closeParen)
  if (keys.length === 0) c.report('expected a key', { from: span.from - 1, to: span.to + 1 })
  return { keys, span }
}

function readIndexKey(c: Cursor): IndexKeyNode | null {
  const from = c.start()
  let column: Name | null = null
  let expression: Raw | null = null
  if (c.kind() === Kind.openParen) expression = c.takeParens()
  else if (isCall(c)) expression = readCall(c)
  else {
    column = readName(c, 'a column or an expression in parentheses')
    if (!column) {
      c.takeUntil(() => false)
      return null
    }
  }
  const collation = c.eat('collate') ? readAnyName(c, 'a collation') : null
  let opclass: QName | null = null
  let opclassOptions: Raw | null = null
  if (isOpclass(c)) {
    opclass = readAnyName(c, 'an operator class')
    opclassOptions = c.takeParens()
  }
  let order: IndexKeyNode['order'] = null
  if (c.eat('asc')) order = 'asc'
  else if (c.eat('desc')) order = 'desc'
  let nulls: IndexKeyNode['nulls'] = null
  if (c.eat('nulls', 'first')) nulls = 'first'
  else if (c.eat('nulls', 'last')) nulls = 'last'
  const operator = c.eat('with') ? c.takeUntil(() => false) : null
  return {
    from,
    to: c.last,
    column,
    expression,
    collation,
    opclass,
    opclassOptions,
    order,
    nulls,
    operator,
  }
}

/** Whether a function call, which needs no parentheses around it, stands here. */
function isCall(c: Cursor): boolean {
  let ahead = 0
  while (c.kind(ahead) === Kind.word || c.kind(ahead) === Kind.quotedName) {
    if (c.kind(ahead + 1) === Kind.openParen) return true
    if (c.kind(ahead + 1) !== Kind.dot) break
    ahead += 2
  }
  return bareCalls.has(c.word())
}

/** Functions of the grammar that are called without parentheses. */
const bareCalls = new Set([
  'current_catalog',
  'current_date',
  'current_role',
  'current_time',
  'current_timestamp',
  'current_user',
  'localtime',
  'localtimestamp',
  'session_user',
  'user',
])

function readCall(c: Cursor): Raw {
  const from = c.start()
  while (!c.done && c.kind() !== Kind.openParen && !bareCalls.has(c.word())) c.next()
  c.skipGroup()
  return c.spanFrom(from)
}

const afterKey = new Set(['asc', 'desc', 'nulls', 'with', 'collate'])

function isOpclass(c: Cursor): boolean {
  const kind = c.kind()
  if (kind === Kind.quotedName) return true
  if (kind !== Kind.word) return false
  const word = c.word()
  return !afterKey.has(word) || (word === 'nulls' && !c.is('first', 1) && !c.is('last', 1))
}

function readAnyName(c: Cursor, what: string): QName | null {
  const first = readLabel(c, what)
  return first && readDotted(c, first)
}
