import {
  type ActionNode,
  type ColumnConstraint,
  type Cursor,
  type Deferral,
  type IndexKeyNode,
  Kind,
  type Name,
  type OptionNode,
  type Raw,
  type ReferencesNode,
  type Span,
  type TableConstraintNode,
} from '../../core/index.ts'
import { reservedKeywords } from '../keywords.ts'
import { readIndexKeys } from './index-keys.ts'
import { beginsColumn } from './missing-comma.ts'
import { isName, readName, readNameList, readQName } from './names.ts'
import { readOptions } from './options.ts'
import { readSequenceOption } from './sequence-options.ts'

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
function readConstraintName(c: Cursor): Name | null {
  return c.eat('constraint') ? readName(c, 'a constraint name') : null
}

const columnConstraintWords = new Set([
  'constraint',
  'not',
  'null',
  'default',
  'generated',
  'primary',
  'unique',
  'check',
  'references',
])

/** Whether a column constraint begins here. */
export function isColumnConstraint(c: Cursor): boolean {
  return columnConstraintWords.has(c.word())
}

/** Reads one constraint of a column or domain; call only where `isColumnConstraint`. */
export function readColumnConstraint(c: Cursor): ColumnConstraint {
  const from = c.start()
  const name = readConstraintName(c)
  switch (c.word()) {
    case 'not':
      if (!c.eat('not', 'null')) break
      return { kind: 'notNull', from, name, deferral: readDeferral(c), to: c.last }
    case 'null':
      c.next()
      return { kind: 'null', from, name, deferral: readDeferral(c), to: c.last }
    case 'default': {
      c.next()
      const expression = c.takeUntil(endOfDefault())
      if (expression.to === expression.from) c.reportHere('expected an expression after DEFAULT')
      return { kind: 'default', from, name, expression, deferral: readDeferral(c), to: c.last }
    }
    case 'generated':
      return readGenerated(c, from, name)
    case 'primary':
    case 'unique': {
      const kind = c.is('primary') ? 'primaryKey' : 'unique'
      c.next()
      if (kind === 'primaryKey') c.expect('key')
      const nullsNotDistinct = readNullsDistinct(c)
      const parameters = readIndexParameters(c)
      return { kind, from, name, nullsNotDistinct, ...parameters, deferral: readDeferral(c), to: c.last }
    }
    case 'check': {
      c.next()
      const expression = readParenthesised(c, 'CHECK')
      return { kind: 'check', from, name, expression, deferral: readDeferral(c), to: c.last }
    }
    case 'references': {
      const references = readReferences(c)
      if (!references) return unknownConstraint(c, from, name)
      return { kind: 'references', from, name, references, deferral: readDeferral(c), to: c.last }
    }
  }
  c.reportHere('expected a constraint')
  // Whoever reads constraints one after the other must get on.
  if (c.is('not')) c.next()
  return unknownConstraint(c, from, name)
}

/** What is kept of a constraint that could not be read, up to the last token read. */
export function unknownConstraint(c: Cursor, from: number, name: Name | null): UnknownConstraint {
  return { kind: 'unknown', from, name, deferral: noDeferral, to: Math.max(from, c.last) }
}

type UnknownConstraint = Extract<ColumnConstraint, { kind: 'unknown' }>

function readGenerated(c: Cursor, from: number, name: Name | null): ColumnConstraint {
  c.next()
  const mode = readIdentityMode(c)
  if (!mode) {
    c.reportHere('expected ALWAYS or BY DEFAULT after GENERATED')
    return unknownConstraint(c, from, name)
  }
  c.expect('as')
  if (c.eat('identity')) {
    const options = readIdentityOptions(c)
    return { kind: 'identity', from, name, mode, options, deferral: readDeferral(c), to: c.last }
  }
  const expression = readParenthesised(c, 'GENERATED ALWAYS AS')
  const stored = c.eat('stored')
  // Since version 18, a generated column that says neither is virtual.
  if (!stored) c.eat('virtual')
  const storage = stored ? 'stored' : 'virtual'
  return { kind: 'generated', from, name, expression, storage, deferral: readDeferral(c), to: c.last }
}

/** Reads `ALWAYS` or `BY DEFAULT`. */
export function readIdentityMode(c: Cursor): 'always' | 'by default' | null {
  if (c.eat('always')) return 'always'
  return c.eat('by', 'default') ? 'by default' : null
}

/** Reads the options in parentheses behind `AS IDENTITY`. */
export function readIdentityOptions(c: Cursor) {
  const options = []
  if (c.kind() !== Kind.openParen) return []
  const closing = c.closingIndex()
  c.next()
  while (c.at < closing) {
    const option = readSequenceOption(c)
    if (option) options.push(option)
    else {
      c.reportHere('expected a sequence option')
      c.at = closing
    }
  }
  c.at = closing
  c.eatKind(Kind.closeParen)
  return options
}

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

/** Reserved words that may stand in an expression without parentheses. */
const insideDefault = new Set(
  (
    'array case cast current_catalog current_date current_role current_time current_timestamp current_user ' +
    'distinct else end false from localtime localtimestamp session_user system_user then to true user when with'
  ).split(' '),
)

/** Behind these, nothing but an operator goes on an expression. */
const operands: ReadonlySet<number> = new Set([Kind.number, Kind.string, Kind.closeParen])

/** Tells where a default without parentheses ends and the column goes on. */
function endOfDefault(): (c: Cursor, read: number) => boolean {
  let cases = 0
  return (c, read) => {
    const word = c.word()
    if (word === 'case') cases++
    else if (word === 'end' && cases > 0) cases--
    else if (cases === 0 && read > 0) {
      return endsDefault(c, word) || (operands.has(c.kind(-1)) && beginsColumn(c))
    }
    return false
  }
}

function endsDefault(c: Cursor, word: string): boolean {
  switch (word) {
    case 'enforced':
      return true
    case 'generated':
      return c.is('always', 1) || c.is('by', 1)
    case 'not':
      return !c.is('is', -1)
    case 'null':
      return c.kind(-1) !== Kind.operator
    case 'no':
      return c.is('inherit', 1)
    default:
      return reservedKeywords.has(word) && !insideDefault.has(word)
  }
}

function readNullsDistinct(c: Cursor): boolean {
  if (c.eat('nulls', 'not', 'distinct')) return true
  c.eat('nulls', 'distinct')
  return false
}

function readIndexParameters(c: Cursor): {
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

function noKey(c: Cursor): KeyColumns {
  return { names: [], span: { from: c.last, to: c.last }, period: false, withoutOverlaps: false }
}

/** Reads the columns of a key: `(a, b)`, with PostgreSQL 18's PERIOD and WITHOUT OVERLAPS on the last. */
function readKeyColumns(c: Cursor): KeyColumns {
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

/** Whether a table constraint, not a column, begins here. */
export function isTableConstraint(c: Cursor): boolean {
  switch (c.word()) {
    case 'constraint':
    case 'primary':
    case 'unique':
    case 'check':
    case 'foreign':
      return true
    case 'exclude':
      return c.is('using', 1) || c.kind(1) === Kind.openParen
    case 'not':
      return c.is('null', 1)
    default:
      return false
  }
}

/** Reads a table constraint; call only where `isTableConstraint`. */
export function readTableConstraint(c: Cursor): TableConstraintNode {
  const from = c.start()
  const name = readConstraintName(c)
  switch (c.word()) {
    case 'primary':
    case 'unique':
      return readKey(c, from, name)
    case 'foreign': {
      c.next()
      c.expect('key')
      if (c.kind() !== Kind.openParen) {
        c.reportHere('expected `(` and the columns of the foreign key')
        return unknownConstraint(c, from, name)
      }
      const { names: columns, span: columnsSpan, period } = readKeyColumns(c)
      const target = readReferences(c)
      if (!target) return unknownConstraint(c, from, name)
      // Where the target's columns are left out, so is the word before the last.
      const references = { ...target, period: target.period || period }
      const deferral = readDeferral(c)
      return { kind: 'foreignKey', from, to: c.last, name, columns, columnsSpan, references, deferral }
    }
    case 'check': {
      c.next()
      const expression = readParenthesised(c, 'CHECK')
      return { kind: 'check', from, name, expression, deferral: readDeferral(c), to: c.last }
    }
    case 'exclude': {
      c.next()
      const method = c.eat('using') ? readName(c, 'an index method') : null
      const elements: readonly IndexKeyNode[] = readIndexKeys(c).keys
      const include = readInclude(c)
      readIndexParameters(c)
      const where = c.eat('where') ? readParenthesised(c, 'WHERE') : null
      const deferral = readDeferral(c)
      return { kind: 'exclude', from, to: c.last, name, method, elements, include, where, deferral }
    }
    case 'not': {
      if (!c.eat('not', 'null')) break
      const column = readName(c, 'a column after NOT NULL')
      if (!column) return unknownConstraint(c, from, name)
      return { kind: 'notNull', from, name, column, deferral: readDeferral(c), to: c.last }
    }
  }
  c.reportHere('expected PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK, EXCLUDE or NOT NULL')
  return unknownConstraint(c, from, name)
}

/** Reads `INCLUDE (columns)` when it stands here. */
export function readInclude(c: Cursor): readonly Name[] {
  if (!c.eat('include')) return []
  return readIndexKeys(c).keys.flatMap((key) => (key.column ? [key.column] : []))
}

function readKey(c: Cursor, from: number, name: Name | null): TableConstraintNode {
  const kind = c.is('primary') ? 'primaryKey' : 'unique'
  c.next()
  if (kind === 'primaryKey') c.expect('key')
  const early = readNullsDistinct(c)
  let usingIndex: Name | null = null
  let key = noKey(c)
  if (c.is('using') && c.is('index', 1) && !c.is('tablespace', 2)) {
    c.eat('using', 'index')
    usingIndex = readName(c, 'an index')
    key = noKey(c)
  } else if (c.kind() === Kind.openParen) key = readKeyColumns(c)
  else {
    c.reportHere('expected `(` and the columns of the key')
    return unknownConstraint(c, from, name)
  }
  const include = readInclude(c)
  const nullsNotDistinct = readNullsDistinct(c) || early
  const parameters = readIndexParameters(c)
  return {
    kind,
    from,
    name,
    columns: key.names,
    columnsSpan: key.span,
    withoutOverlaps: key.withoutOverlaps,
    include,
    nullsNotDistinct,
    with: parameters.with,
    tablespace: parameters.tablespace,
    usingIndex,
    deferral: readDeferral(c),
    to: c.last,
  }
}
