import {
  type Cursor,
  Kind,
  type Name,
  type OptionNode,
  type Raw,
  type StatementNode,
} from '../../core/index.ts'
import { readLabel, readRoutineName } from './names.ts'
import { readArgs } from './routine-args.ts'
import { readType } from './types.ts'

type Routine = Extract<StatementNode, { kind: 'createRoutine' }>

type Draft = { -readonly [K in keyof Routine]: Routine[K] }

/** Reads CREATE FUNCTION, PROCEDURE or AGGREGATE from that word. */
export function readCreateRoutine(c: Cursor, orReplace: boolean): StatementNode {
  const routine = c.word() as Routine['routine']
  c.next()
  const name = readRoutineName(c, `a ${routine} name`)
  if (!name) return { kind: 'broken' }
  const node: Draft = {
    kind: 'createRoutine',
    routine,
    orReplace,
    name,
    args: [],
    argsSpan: { from: c.last, to: c.last },
    returns: null,
    returnsTable: null,
    language: null,
    volatility: null,
    securityDefiner: false,
    settings: [],
    body: null,
  }
  if (c.kind() !== Kind.openParen) c.reportHere('expected `(` and the arguments')
  else if (routine === 'aggregate' && c.isOperator('=', 2)) return readOldAggregate(c, node)
  else {
    const { args, span } = readArgs(c)
    node.args = args
    node.argsSpan = span
  }
  if (routine === 'aggregate') {
    if (!c.done) node.body = c.takeRest()
    return node
  }
  if (c.eat('returns')) readReturns(c, node)
  readClauses(c, node)
  return node
}

/** The old spelling, where BASETYPE stands among the options and `ANY` means no argument. */
function readOldAggregate(c: Cursor, node: Draft): StatementNode {
  const from = c.start()
  const closing = c.closingIndex()
  c.next()
  while (c.at < closing) {
    if (c.eat('basetype') && c.eatOperator('=')) {
      const start = c.start()
      const none = c.is('any') || c.raw().toLowerCase() === "'any'"
      const type = none ? null : readType(c, 'a type')
      node.argsSpan = type ?? { from: start, to: start }
      if (type) node.args = [{ from: type.from, to: type.to, mode: 'in', name: null, type, default: null }]
    }
    c.takeUntil(() => c.at >= closing)
    if (!c.eatKind(Kind.comma)) break
  }
  c.at = closing
  c.eatKind(Kind.closeParen)
  node.body = c.spanFrom(from)
  return node
}

function readReturns(c: Cursor, node: Draft): void {
  if (c.is('table') && c.kind(1) === Kind.openParen) {
    c.next()
    node.returnsTable = readArgs(c).args
  } else if (!c.are('null', 'on')) node.returns = readType(c, 'a type after RETURNS')
}

function readClauses(c: Cursor, node: Draft): void {
  const settings: OptionNode[] = []
  while (!c.done) {
    switch (c.word()) {
      case 'language':
        c.next()
        node.language = c.kind() === Kind.string ? readLanguageString(c) : readLabel(c, 'a language')
        continue
      case 'immutable':
      case 'stable':
      case 'volatile':
        node.volatility = c.word() as 'immutable' | 'stable' | 'volatile'
        c.next()
        continue
      case 'external':
      case 'security':
        c.eat('external')
        c.next()
        node.securityDefiner = c.eat('definer')
        if (!node.securityDefiner) c.eat('invoker')
        continue
      case 'set':
        settings.push(readSetting(c))
        node.settings = settings
        continue
      case 'as':
        c.next()
        node.body = readBody(c)
        continue
      case 'return':
      case 'begin':
        node.body = c.takeRest()
        continue
      case 'transform':
        c.next()
        while (c.eat('for', 'type')) {
          readType(c, 'a type')
          if (!c.eatKind(Kind.comma)) break
        }
        continue
    }
    if (!skipClause(c)) return
  }
}

/** Clauses whose words say all and that the model does not hold. */
function skipClause(c: Cursor): boolean {
  if (c.eat('called', 'on', 'null', 'input') || c.eat('returns', 'null', 'on', 'null', 'input')) return true
  if (c.eat('strict') || c.eat('window') || c.eat('leakproof') || c.eat('not', 'leakproof')) return true
  if (c.is('cost') || c.is('rows') || c.is('parallel') || c.is('support')) {
    const isSupport = c.is('support')
    c.next()
    if (isSupport) readRoutineName(c, 'a function')
    else {
      if (c.kind() === Kind.operator) c.next()
      c.next()
    }
    return true
  }
  if (c.is('with') && c.kind(1) === Kind.openParen) {
    c.next()
    c.skipGroup()
    return true
  }
  return false
}

/** `LANGUAGE 'plpgsql'` is the old spelling. */
function readLanguageString(c: Cursor): Name {
  const from = c.start() + 1
  const to = c.end() - 1
  const value = c.text.slice(from, to).toLowerCase()
  c.next()
  return { from, to, value, quoted: true }
}

/** The string of a body; two for C functions: the library and the symbol. */
function readBody(c: Cursor): Raw {
  const from = c.start()
  if (c.kind() !== Kind.string && c.kind() !== Kind.dollarString) {
    c.reportHere('expected the body as a string')
    return { from: c.last, to: c.last }
  }
  c.next()
  // Strings on following lines go on the one before.
  while (c.kind() === Kind.string) c.next()
  while (c.kind() === Kind.comma && c.kind(1) === Kind.string) {
    c.next()
    c.next()
  }
  return c.spanFrom(from)
}

const clauseWords = new Set([
  'language',
  'immutable',
  'stable',
  'volatile',
  'external',
  'security',
  'set',
  'as',
  'return',
  'begin',
  'transform',
  'called',
  'returns',
  'strict',
  'window',
  'leakproof',
  'cost',
  'rows',
  'parallel',
  'support',
])

function readSetting(c: Cursor): OptionNode {
  const from = c.start()
  c.next()
  let name = c.kind() === Kind.word || c.kind() === Kind.quotedName ? c.takeName().value : ''
  while (c.kind() === Kind.dot) {
    c.next()
    name += `.${c.raw()}`
    c.next()
  }
  if (c.eat('from', 'current') || (name === 'time' && c.eat('zone'))) {
    if (name !== 'time') return { ...c.spanFrom(from), name, value: null }
  } else if (!c.eatOperator('=')) c.eat('to')
  const valueFrom = c.start()
  let read = 0
  while (!c.done && (read === 0 || c.kind(-1) === Kind.comma || !clauseWords.has(c.word()))) {
    c.next()
    read++
    if (c.kind() !== Kind.comma && c.kind(-1) !== Kind.comma) break
  }
  return { ...c.spanFrom(from), name, value: read > 0 ? c.spanFrom(valueFrom) : null }
}
