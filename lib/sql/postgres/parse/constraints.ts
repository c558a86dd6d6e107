import {
  type Cursor,
  type IndexKeyNode,
  Kind,
  type Name,
  type TableConstraintNode,
} from '../../core/index.ts'
import {
  noKey,
  readConstraintName,
  readDeferral,
  readInclude,
  readIndexParameters,
  readKeyColumns,
  readNullsDistinct,
  readParenthesised,
  readReferences,
  unknownConstraint,
} from './constraint-parts.ts'
import { readIndexKeys } from './index-keys.ts'
import { readName } from './names.ts'

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
