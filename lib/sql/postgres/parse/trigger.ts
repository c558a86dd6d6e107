import { type Cursor, Kind, type Name, type StatementNode } from '../../core/index.ts'
import { readLabel, readName, readQName, readRoutineName } from './names.ts'

/** Reads CREATE TRIGGER from the word behind CREATE (OR REPLACE). */
export function readCreateTrigger(c: Cursor, orReplace: boolean): StatementNode {
  const constraint = c.eat('constraint')
  c.expect('trigger')
  const name = readName(c, 'a trigger name')
  if (!name) return { kind: 'broken' }
  const timing = c.eat('before')
    ? 'before'
    : c.eat('after')
      ? 'after'
      : c.eat('instead', 'of')
        ? 'instead of'
        : null
  if (!timing) {
    c.reportHere('expected BEFORE, AFTER or INSTEAD OF')
    return { kind: 'broken' }
  }
  const events: string[] = []
  const columns: Name[] = []
  do {
    const event = c.word()
    if (!['insert', 'update', 'delete', 'truncate'].includes(event)) {
      c.reportHere('expected INSERT, UPDATE, DELETE or TRUNCATE')
      break
    }
    events.push(event)
    c.next()
    if (event === 'update' && c.eat('of')) readColumns(c, columns)
  } while (c.eat('or'))
  if (!c.expect('on')) return { kind: 'broken' }
  const table = readQName(c, 'a table after ON')
  if (!table) return { kind: 'broken' }
  let when = null
  while (!c.done && !c.is('execute')) {
    if (c.eat('when')) when = c.takeParens()
    else if (!skipClause(c)) break
  }
  if (!c.expect('execute')) return { kind: 'broken' }
  if (!c.eat('function') && !c.eat('procedure')) c.reportHere('expected FUNCTION or PROCEDURE')
  const routine = readRoutineName(c, 'a function')
  if (!routine) return { kind: 'broken' }
  if (c.kind() === Kind.openParen) c.skipGroup()
  else c.reportHere('expected `(`')
  return { kind: 'createTrigger', orReplace, constraint, name, timing, events, columns, table, when, routine }
}

function readColumns(c: Cursor, columns: Name[]): void {
  do {
    const name = readName(c, 'a column')
    if (name) columns.push(name)
  } while (c.eatKind(Kind.comma))
}

function skipClause(c: Cursor): boolean {
  if (c.eat('from')) {
    readQName(c, 'a table after FROM')
    return true
  }
  if (c.eat('referencing')) {
    while (c.is('old') || c.is('new')) {
      c.next()
      if (!c.eat('table')) c.eat('row')
      c.eat('as')
      readName(c, 'a name')
    }
    return true
  }
  if (c.eat('for')) {
    c.eat('each')
    if (!c.eat('row') && !c.eat('statement')) c.reportHere('expected ROW or STATEMENT')
    return true
  }
  return (
    c.eat('deferrable') ||
    c.eat('not', 'deferrable') ||
    c.eat('initially', 'deferred') ||
    c.eat('initially', 'immediate') ||
    c.eat('not', 'enforced') ||
    c.eat('enforced')
  )
}

/** Reads CREATE RULE from that word. */
export function readCreateRule(c: Cursor, orReplace: boolean): StatementNode {
  c.next()
  const name = readName(c, 'a rule name')
  if (!name || !c.expect('as') || !c.expect('on')) return { kind: 'broken' }
  const event = c.word()
  c.next()
  if (!c.expect('to')) return { kind: 'broken' }
  const table = readQName(c, 'a table')
  if (!table) return { kind: 'broken' }
  c.takeRest()
  return { kind: 'createRule', orReplace, name, event, table }
}

type Policy = Extract<StatementNode, { kind: 'createPolicy' | 'alterPolicy' }>

/** Reads CREATE POLICY and ALTER POLICY from behind these words. */
export function readPolicy(c: Cursor, kind: Policy['kind']): StatementNode {
  const name = readName(c, 'a policy name')
  if (!name || !c.expect('on')) return { kind: 'broken' }
  const table = readQName(c, 'a table after ON')
  if (!table) return { kind: 'broken' }
  let permissive = true
  let command: Policy['command'] = 'all'
  const roles: Name[] = []
  let using = null
  let check = null
  let renameTo = null
  while (!c.done) {
    if (c.eat('as')) {
      permissive = !c.eat('restrictive')
      if (permissive && !c.eat('permissive')) c.reportHere('expected PERMISSIVE or RESTRICTIVE')
    } else if (c.eat('for')) {
      const word = c.word()
      if (isCommand(word)) {
        command = word
        c.next()
      } else c.reportHere('expected ALL, SELECT, INSERT, UPDATE or DELETE')
    } else if (c.eat('to')) {
      do {
        const role = readLabel(c, 'a role')
        if (role) roles.push(role)
      } while (c.eatKind(Kind.comma))
    } else if (c.eat('using')) using = c.takeParens()
    else if (c.eat('with', 'check')) check = c.takeParens()
    else if (c.eat('rename', 'to')) renameTo = readName(c, 'a policy name')
    else break
  }
  return { kind, name, table, permissive, command, roles, using, check, renameTo }
}

function isCommand(word: string): word is Policy['command'] {
  return word === 'all' || word === 'select' || word === 'insert' || word === 'update' || word === 'delete'
}
