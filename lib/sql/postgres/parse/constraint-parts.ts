import {
  type ActionNode,
  type ColumnConstraint,
  type Cursor,
  type Deferral,
  Kind,
  type Name,
  type OptionNode,
  type Raw,
  type ReferencesNode,
  type Span,
} from '../../core/index.ts'
import { readIndexKeys } from './index-keys.ts'
import { isName, readName, readNameList, readQName } from './names.ts'
import { readOptions } from './options.ts'

const noDeferral: Deferral = {
  deferrable: null,
  initiallyDeferred: null,
  notValid: false,
  enforced: true,
  noInherit: false,
}

/** Reads what may stand behind any constraint, in any order. */
export function readDeferral(c: Cursor): Deferral {
  let found: Deferral = noDeferral
  for (;;) {
    if (c.eat('deferrable')) found = { ...found, deferrable: true }
    else if (c.eat('not', 'deferrable')) found = { ...found, deferrable: false }
    else if (c.eat('initially', 'deferred')) found = { ...found, initiallyDeferred: true }
    else if (c.eat('initially', 'immediate')) found = { ...found, initiallyDeferred: false }
    else if (c.eat('not', 'valid')) found = { ...found, notValid: true }
    else if (c.eat('not', 'enforced')) found = { ...found, enforced: false }
    else if (c.eat('enforced')) found = { ...found, enforced: true }
    else if (c.eat('no', 'inherit')) found = { ...found, noInherit: true }
    else return found
  }
}

/** Reads `CONSTRAINT name` when it stands here. */
export function readConstraintName(c: Cursor): Name | null {
  return c.eat('constraint') ? readName(c, 'a constraint name') : null
}

/** What is kept of a constraint that could not be read, up to the last token read. */
export function unknownConstraint(c: Cursor, from: number, name: Name | null): UnknownConstraint {
  return { kind: 'unknown', from, name, deferral: noDeferral, to: Math.max(from, c.last) }
}

type UnknownConstraint = Extract<ColumnConstraint, { kind: 'unknown' }>

/** Reads `( … )` behind a word and gives what is between. */
export function readParenthesised(c: Cursor, after: string): Raw {
  const inside = c.takeParens()
  if (!inside) {
    c.reportHere(`expected \`(\` after ${after}`)
    return { from: c.last, to: c.last }
  }
  if (inside.to <= inside.from)
    c.report('expected an expression', { from: inside.from - 1, to: inside.to + 1 })
  return inside
}

/** Reads NULLS [NOT] DISTINCT when it stands here; true for NOT. */
export function readNullsDistinct(c: Cursor): boolean {
  if (c.eat('nulls', 'not', 'distinct')) return true
  c.eat('nulls', 'distinct')
  return false
}

/** Reads what a key says of its index: WITH and USING INDEX TABLESPACE. */
export function readIndexParameters(c: Cursor): {
  readonly with: readonly OptionNode[]
  readonly tablespace: Name | null
} {
  const options = c.is('with') && c.kind(1) === Kind.openParen && c.eat('with') ? readOptions(c) : []
  const tablespace = c.eat('using', 'index', 'tablespace') ? readName(c, 'a tablespace') : null
  return { with: options, tablespace }
}

/** Reads `REFERENCES table (columns) MATCH … ON DELETE … ON UPDATE …`; null when no table is named. */
export function readReferences(c: Cursor): ReferencesNode | null {
  const from = c.start()
  if (!c.expect('references')) return null
  const table = readQName(c, 'a table after REFERENCES')
  if (!table) return null
  const { names, period } = readKeyColumns(c)
  let match: ReferencesNode['match'] = null
  if (c.eat('match')) {
    if (c.eat('full')) match = 'full'
    else if (c.eat('simple')) match = 'simple'
    else if (c.eat('partial')) match = 'partial'
    else c.reportHere('expected FULL, PARTIAL or SIMPLE after MATCH')
  }
  let onDelete: ActionNode | null = null
  let onUpdate: ActionNode | null = null
  while (c.is('on') && (c.is('delete', 1) || c.is('update', 1))) {
    const isDelete = c.is('delete', 1)
    const action = readAction(c)
    if (isDelete) onDelete = action ?? onDelete
    else onUpdate = action ?? onUpdate
  }
  return { from, to: c.last, table, columns: names, period, match, onDelete, onUpdate }
}

function readAction(c: Cursor): ActionNode | null {
  const from = c.start()
  c.next()
  c.next()
  const action = readActionWord(c)
  if (!action) {
    c.reportHere('expected NO ACTION, RESTRICT, CASCADE, SET NULL or SET DEFAULT')
    return null
  }
  const columns = action.startsWith('set') ? (readNameList(c, 'a column')?.names ?? []) : []
  return { from, to: c.last, action, columns }
}

function readActionWord(c: Cursor): ActionNode['action'] | null {
  if (c.eat('no', 'action')) return 'no action'
  if (c.eat('restrict')) return 'restrict'
  if (c.eat('cascade')) return 'cascade'
  if (c.eat('set', 'null')) return 'set null'
  return c.eat('set', 'default') ? 'set default' : null
}

interface KeyColumns {
  readonly names: readonly Name[]
  readonly span: Span
  readonly period: boolean
  readonly withoutOverlaps: boolean
}

/** A key without columns, at the place. */
export function noKey(c: Cursor): KeyColumns {
  return { names: [], span: { from: c.last, to: c.last }, period: false, withoutOverlaps: false }
}

/** Reads the columns of a key: `(a, b)`, with PostgreSQL 18's PERIOD and WITHOUT OVERLAPS on the last. */
export function readKeyColumns(c: Cursor): KeyColumns {
  if (c.kind() !== Kind.openParen) return noKey(c)
  const open = c.at
  const closing = c.closingIndex()
  c.next()
  const names: Name[] = []
  let period = false
  let withoutOverlaps = false
  while (c.at < closing) {
    if (c.is('period') && isName(c, 1) && c.at + 1 < closing) {
      c.next()
      period = true
    }
    const name = c.kind() === Kind.comma ? null : readName(c, 'a column')
    if (name) names.push(name)
    else if (c.kind() === Kind.comma) c.reportHere('expected a column')
    if (c.eat('without', 'overlaps')) withoutOverlaps = true
    if (c.at >= closing) break
    if (!c.eatKind(Kind.comma)) {
      c.reportHere('expected `,` or `)`')
      while (c.at < closing && c.kind() !== Kind.comma) c.skipGroup()
      c.eatKind(Kind.comma)
    } else if (c.at >= closing) c.reportHere('expected a column')
  }
  c.at = closing
  const span = { from: c.endOf(open), to: c.start() }
  c.eatKind(Kind.closeParen)
  if (names.length === 0) c.report('expected a column', { from: span.from - 1, to: span.to + 1 })
  return { names, span, period, withoutOverlaps }
}

/** Reads `INCLUDE (columns)` when it stands here. */
export function readInclude(c: Cursor): readonly Name[] {
  if (!c.eat('include')) return []
  return readIndexKeys(c).keys.flatMap((key) => (key.column ? [key.column] : []))
}
