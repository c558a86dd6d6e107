import { type ColumnConstraint, type Cursor, Kind, type Name } from '../../core/index.ts'
import { reservedKeywords } from '../keywords.ts'
import {
  readConstraintName,
  readDeferral,
  readIndexParameters,
  readNullsDistinct,
  readParenthesised,
  readReferences,
  unknownConstraint,
} from './constraint-parts.ts'
import { beginsColumn } from './missing-comma.ts'
import { readSequenceOption } from './sequence-options.ts'

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
