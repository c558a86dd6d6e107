import { type Cursor, Kind, type Name, quoteShort, type Span, type StatementNode } from '../../core/index.ts'
import { readDo } from './do-block.ts'
import { readGrant } from './grant.ts'
import { readCreateIndex } from './index-statement.ts'
import { readDotted, readLabel, readName, readQName } from './names.ts'
import { readAlter, readComment, readDrop } from './object-statements.ts'
import { readCreateRoutine } from './routine.ts'
import { readSequenceOptions } from './sequence-options.ts'
import { readCopy, readReset, readSet, readSetConfig } from './session.ts'
import { readCreateTable, readSelectInto } from './table.ts'
import { readSort, wholeName } from './target.ts'
import { readCreateRule, readCreateTrigger, readPolicy } from './trigger.ts'
import { readCreateDomain, readCreateType } from './type-statement.ts'
import { readCreateView } from './view.ts'

/** First words of statements that are kept as they are. */
const otherStatements = new Set(
  `abort analyse analyze begin call checkpoint close cluster commit deallocate declare delete discard do end
  execute explain fetch import insert listen load lock merge move notify prepare reassign refresh reindex
  release reset rollback savepoint security select show start table truncate unlisten update vacuum values
  wait with`.split(/\s+/),
)

/** Reads one statement of PostgreSQL, whatever it is; never throws. */
export function readStatement(c: Cursor): StatementNode {
  if (c.done) return { kind: 'other', words: '' }
  reportPunctuation(c)
  const node = dispatch(c)
  if (!c.done) {
    if (node.kind !== 'broken') c.reportHere('expected the end of the statement')
    c.takeRest()
  }
  if (node.kind === 'broken' && !c.diagnostics.some((d) => d.severity === 'error')) {
    c.report('this statement cannot be read', { from: c.startOf(0), to: c.last })
  }
  return node
}

function dispatch(c: Cursor): StatementNode {
  const word = c.word()
  switch (word) {
    case 'create':
      c.next()
      return readCreate(c)
    case 'alter':
      c.next()
      return readAlter(c)
    case 'comment':
      c.next()
      if (!c.expect('on')) return { kind: 'broken' }
      return readComment(c)
    case 'drop':
      c.next()
      return readDrop(c)
    case 'grant':
    case 'revoke':
      return readGrant(c, word)
    case 'set':
      return readSet(c)
    case 'reset':
      return readReset(c)
    case 'copy':
      return readCopy(c)
    case 'do':
      return readDo(c, dispatch)
    case 'select': {
      const path = readSetConfig(c)
      if (path) return path
      const table = readSelectInto(c)
      if (table) return table
      break
    }
  }
  if (word === 'rollback' && (c.is('to', 1) || c.is('to', 2))) {
    c.takeRest()
    return { kind: 'other', words: 'rollback to' }
  }
  if (otherStatements.has(word) || c.kind() === Kind.openParen) {
    c.takeRest()
    return { kind: 'other', words: word === '' ? 'select' : word }
  }
  c.report(`${quoteShort(c.raw())} does not begin a statement`, { from: c.start(), to: c.end() })
  c.takeRest()
  return { kind: 'broken' }
}

function readCreate(c: Cursor): StatementNode {
  const orReplace = c.eat('or', 'replace')
  switch (c.word()) {
    case 'table':
      return readCreateTable(c)
    case 'unlogged':
    case 'temp':
    case 'temporary':
    case 'global':
    case 'local':
      return readTemporary(c, orReplace)
    case 'foreign':
      if (c.is('table', 1)) return readCreateTable(c)
      break
    case 'unique':
    case 'index':
      return readCreateIndex(c)
    case 'view':
    case 'materialized':
    case 'recursive':
      return readCreateView(c, orReplace)
    case 'type':
      c.next()
      return readCreateType(c)
    case 'domain':
      c.next()
      return readCreateDomain(c)
    case 'sequence':
      return readCreateSequence(c)
    case 'schema':
      c.next()
      return readCreateSchema(c)
    case 'extension':
      c.next()
      return readCreateExtension(c)
    case 'function':
    case 'procedure':
    case 'aggregate':
      return readCreateRoutine(c, orReplace)
    case 'trigger':
      return readCreateTrigger(c, orReplace)
    case 'constraint':
      if (c.is('trigger', 1)) return readCreateTrigger(c, orReplace)
      break
    case 'rule':
      return readCreateRule(c, orReplace)
    case 'policy':
      c.next()
      return readPolicy(c, 'createPolicy')
  }
  return readCreateOther(c)
}

/** Behind TEMPORARY and UNLOGGED may stand a table, a view or a sequence. */
function readTemporary(c: Cursor, orReplace: boolean): StatementNode {
  const ahead = c.is('global') || c.is('local') ? 2 : 1
  if (c.is('sequence', ahead)) return readCreateSequence(c)
  if (c.is('view', ahead) || c.is('recursive', ahead)) return readCreateView(c, orReplace)
  return readCreateTable(c)
}

function readCreateSequence(c: Cursor): StatementNode {
  if (c.is('global') || c.is('local')) c.next()
  const temporary = c.eat('temporary') || c.eat('temp')
  const unlogged = c.eat('unlogged')
  c.expect('sequence')
  const ifNotExists = c.eat('if', 'not', 'exists')
  const name = readQName(c, 'a sequence name')
  if (!name) return { kind: 'broken' }
  return { kind: 'createSequence', temporary, unlogged, ifNotExists, name, options: readSequenceOptions(c) }
}

function readCreateSchema(c: Cursor): StatementNode {
  const ifNotExists = c.eat('if', 'not', 'exists')
  const name: Name | null = c.is('authorization') ? null : readName(c, 'a schema name')
  const authorization = c.eat('authorization') ? readLabel(c, 'a role') : null
  if (!name && !authorization) return { kind: 'broken' }
  const elements: (Span & { readonly node: StatementNode })[] = []
  const limit = c.limit
  while (c.is('create') || c.is('grant')) {
    const from = c.start()
    c.limit = nextElement(c, limit)
    const node = dispatch(c)
    if (!c.done) {
      if (node.kind !== 'broken') c.reportHere('expected the end of the statement')
      c.takeRest()
    }
    elements.push({ ...c.spanFrom(from), node })
    c.limit = limit
  }
  return { kind: 'createSchema', ifNotExists, name, authorization, elements }
}

/** What CREATE makes inside CREATE SCHEMA. */
const elementWords = new Set(
  'table unlogged temp temporary global local foreign unique index sequence view materialized trigger'.split(
    ' ',
  ),
)

/** Index of the token that begins the next statement inside CREATE SCHEMA. */
function nextElement(c: Cursor, limit: number): number {
  const start = c.at
  let depth = 0
  c.next()
  while (!c.done) {
    const kind = c.kind()
    if (kind === Kind.openParen) depth++
    else if (kind === Kind.closeParen && depth > 0) depth--
    // CREATE is reserved: on a line of its own it begins a statement even if a bracket was lost.
    const fresh = depth === 0 || c.onNewLine
    if (fresh && c.is('create') && elementWords.has(c.word(1))) break
    if (depth === 0 && c.is('grant') && !c.is('option', 1)) break
    c.next()
  }
  const found = c.done ? limit : c.at
  c.at = start
  return found
}

function readCreateExtension(c: Cursor): StatementNode {
  const ifNotExists = c.eat('if', 'not', 'exists')
  const name = readLabel(c, 'an extension')
  if (!name) return { kind: 'broken' }
  c.eat('with')
  let schema: Name | null = null
  let version: string | null = null
  for (;;) {
    if (c.eat('schema')) schema = readName(c, 'a schema')
    else if (c.eat('version') || c.eat('from')) {
      const value = c.kind() === Kind.string ? c.string() : c.raw()
      if (c.is('from', -1)) c.next()
      else {
        version = value
        c.next()
      }
    } else if (!c.eat('cascade')) break
  }
  return { kind: 'createExtension', ifNotExists, name, schema, version }
}

/** Sorts that only CREATE knows, with how their words read. */
const createOnly = ['trusted procedural language', 'trusted language', 'default conversion']

function readCreateOther(c: Cursor): StatementNode {
  const special = createOnly.find((words) => c.eat(...words.split(' ')))
  const sort = special ? null : readSort(c)
  if (!special && !sort) {
    c.reportHere('expected what to create, like TABLE or INDEX')
    return { kind: 'broken' }
  }
  const words = special ?? sort?.words ?? ''
  if (words === 'user mapping' || words === 'transform' || words === 'cast') {
    c.takeRest()
    return { kind: 'createOther', words, name: null }
  }
  c.eat('if', 'not', 'exists')
  let name = null
  if (words === 'operator') {
    const startIndex = c.at
    const raw = c.takeUntil((at) => at.kind() === Kind.openParen)
    if (raw.to > raw.from) name = wholeName(c, startIndex, raw)
  } else if (c.kind() === Kind.word || c.kind() === Kind.quotedName) {
    const first = c.is('on') ? null : readLabel(c, 'a name')
    name = first && readDotted(c, first)
  }
  c.takeRest()
  return { kind: 'createOther', words, name }
}

/** A comma stands between two things, wherever it stands. */
function reportComma(c: Cursor, i: number): void {
  const next = c.kind(i + 1)
  const before = i > 0 ? c.kind(i - 1) : Kind.end
  const open = before === Kind.openParen || before === Kind.openBracket || before === Kind.end
  const doubled = next === Kind.comma
  // The grammar lets the first argument of a trigger's function be empty.
  if (open && [1, 2, 3].some((ahead) => c.is('trigger', ahead))) return
  if (!open && !doubled && next !== Kind.closeParen && next !== Kind.closeBracket) return
  const message = open ? 'something is missing before this `,`' : 'something is missing after this `,`'
  c.report(message, { from: c.start(i), to: c.end(i) })
}

/** Reports brackets that do not match and commas with nothing beside them, at their place. */
function reportPunctuation(c: Cursor): void {
  const open: number[] = []
  for (let i = 0; i < c.limit; i++) {
    const kind = c.kind(i)
    if (kind === Kind.comma) reportComma(c, i)
    if (kind === Kind.openParen || kind === Kind.openBracket) open.push(i)
    else if (kind === Kind.closeParen || kind === Kind.closeBracket) {
      if (open.length > 0) open.pop()
      else c.report(`${quoteShort(c.raw(i))} closes nothing`, { from: c.start(i), to: c.end(i) })
    }
  }
  for (const i of open) {
    c.report(`${quoteShort(c.raw(i))} is never closed`, { from: c.start(i), to: c.end(i) })
  }
}
