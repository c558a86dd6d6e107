import { type Cursor, Kind, type ObjectTarget, type Span, type StatementNode } from '../../core/index.ts'
import { readAlterTable, readBehaviour } from './alter-table.ts'
import { readDefaultPrivileges } from './grant.ts'
import { readDotted, readLabel, readName } from './names.ts'
import { readSequenceOptions } from './sequence-options.ts'
import { readSort, readTarget, type Sort } from './target.ts'
import { readPolicy } from './trigger.ts'
import { readAlterDomain, readAlterType } from './type-statement.ts'

/** Reads COMMENT ON from behind these words. */
export function readComment(c: Cursor): StatementNode {
  const sort = readSort(c)
  if (!sort) {
    c.reportHere('expected what the comment is on, like TABLE or COLUMN')
    return { kind: 'broken' }
  }
  const target = readTarget(c, sort)
  if (!target || !c.expect('is')) return { kind: 'broken' }
  const from = c.start()
  if (c.eat('null')) return { kind: 'comment', target, text: null, textSpan: c.spanFrom(from) }
  let text = ''
  let read = 0
  while (c.kind() === Kind.string || c.kind() === Kind.dollarString) {
    // Strings on following lines go on the one before.
    text += c.string()
    c.next()
    read++
  }
  if (read === 0) {
    c.reportHere('expected the comment in quotes, or NULL')
    return { kind: 'broken' }
  }
  return { kind: 'comment', target, text, textSpan: c.spanFrom(from) }
}

/** Reads DROP from behind that word. */
export function readDrop(c: Cursor): StatementNode {
  if (c.is('owned')) {
    c.takeRest()
    return { kind: 'other', words: 'drop owned' }
  }
  const sort = readSort(c)
  if (!sort) {
    c.reportHere('expected what to drop, like TABLE or INDEX')
    return { kind: 'broken' }
  }
  c.eat('concurrently')
  const ifExists = c.eat('if', 'exists')
  if (sort.words === 'user mapping') c.eat('for')
  const targets: ObjectTarget[] = []
  do {
    const target = readTarget(c, sort)
    if (!target) break
    targets.push(target)
  } while (c.eatKind(Kind.comma))
  if (targets.length === 0) return { kind: 'broken' }
  const cascade = readBehaviour(c)
  // DROP DATABASE … WITH (FORCE).
  if (sort.words === 'database' && c.eat('with')) c.skipGroup()
  else if (sort.words === 'database' && c.kind() === Kind.openParen) c.skipGroup()
  return { kind: 'drop', word: sort.word, words: sort.words, ifExists, targets, cascade }
}

/** ALTER statements that only set what the model does not hold. */
const unmodelled = ['system', 'role', 'user', 'group', 'database', 'tablespace']

/** Reads ALTER from behind that word. */
export function readAlter(c: Cursor): StatementNode {
  if (c.eat('default', 'privileges')) return readDefaultPrivileges(c)
  for (const words of unmodelled) {
    if (words === 'user' && c.is('mapping', 1)) continue
    if (words === 'database' && isOwnerChange(c)) break
    if (c.eat(...words.split(' '))) {
      c.takeRest()
      return { kind: 'other', words: `alter ${words}` }
    }
  }
  const sort = readSort(c)
  if (!sort) {
    c.reportHere('expected what to alter, like TABLE or SEQUENCE')
    return { kind: 'broken' }
  }
  switch (sort.words) {
    case 'table':
    case 'foreign table':
    case 'index':
    case 'view':
    case 'materialized view':
      return readAlterTable(c, sort.words)
    case 'sequence':
      return readAlterSequence(c)
    case 'policy':
      c.eat('if', 'exists')
      return readPolicy(c, 'alterPolicy')
    default:
      return readAlterObject(c, sort)
  }
}

function isOwnerChange(c: Cursor): boolean {
  return c.are('owner', 'to') || c.is('owner', 2) || c.is('rename', 2)
}

function readAlterSequence(c: Cursor): StatementNode {
  const start = c.at
  const ifExists = c.eat('if', 'exists')
  const first = readName(c, 'the name of the sequence')
  if (!first) return { kind: 'broken' }
  const name = readDotted(c, first)
  const options = readSequenceOptions(c)
  if (options.length > 0 || c.done) return { kind: 'alterSequence', ifExists, name, options }
  c.at = start
  return readAlterTable(c, 'sequence')
}

type ObjectAction = Extract<StatementNode, { kind: 'alterObject' }>['action']
type Facts<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never

function readAlterObject(c: Cursor, sort: Sort): StatementNode {
  if (sort.words === 'user mapping') c.eat('for')
  c.eat('if', 'exists')
  const target = readTarget(c, sort)
  if (!target) return { kind: 'broken' }
  const from = c.start()
  const facts = readObjectAction(c)
  if (facts) return { kind: 'alterObject', target, action: { ...c.spanFrom(from), ...facts } }
  if (sort.word === 'type') return readAlterType(c, target.name)
  if (sort.word === 'domain') return readAlterDomain(c, target.name)
  if (sort.word === 'function' || sort.word === 'procedure' || sort.word === 'routine') {
    const facts = readRoutineFacts(c)
    if (facts) return { kind: 'alterObject', target, action: { ...c.spanFrom(from), ...facts } }
  }
  const rest: Span = c.takeRest()
  return { kind: 'alterObject', target, action: { ...rest, kind: 'other' } }
}

function readObjectAction(c: Cursor): Facts<ObjectAction> | null {
  if (c.eat('owner', 'to')) {
    const owner = readLabel(c, 'a role')
    return owner ? { kind: 'ownerTo', owner } : { kind: 'other' }
  }
  if (c.eat('rename', 'to')) {
    const newName = readName(c, 'a name')
    return newName ? { kind: 'renameTo', newName } : { kind: 'other' }
  }
  if (c.eat('set', 'schema')) {
    const schema = readName(c, 'a schema')
    return schema ? { kind: 'setSchema', schema } : { kind: 'other' }
  }
  return null
}

/** Reads what ALTER FUNCTION says of volatility and security; null, and nowhere, when it says anything else. */
function readRoutineFacts(c: Cursor): Facts<ObjectAction> | null {
  const start = c.at
  let volatility: 'immutable' | 'stable' | 'volatile' | null = null
  let securityDefiner: boolean | null = null
  while (!c.done) {
    const word = c.word()
    if (word === 'immutable' || word === 'stable' || word === 'volatile') {
      volatility = word
      c.next()
      continue
    }
    c.eat('external')
    if (c.eat('security', 'definer')) securityDefiner = true
    else if (c.eat('security', 'invoker')) securityDefiner = false
    else if (!c.eat('restrict')) break
  }
  if (c.done && (volatility !== null || securityDefiner !== null)) {
    return { kind: 'routine', volatility, securityDefiner }
  }
  c.at = start
  return null
}
