import {
  type CreateTableNode,
  type Cursor,
  Kind,
  type Name,
  type PartitionByNode,
  type QName,
  type Raw,
  type StatementNode,
} from '../../core/index.ts'
import { readParenthesised } from './constraint-parts.ts'
import { type ElementList, readElements } from './elements.ts'
import { readIndexKeys } from './index-keys.ts'
import { readLabel, readName, readQName } from './names.ts'
import { readOptions } from './options.ts'

type Draft = { -readonly [K in keyof CreateTableNode]: CreateTableNode[K] }

/** Reads CREATE TABLE from the word behind CREATE. */
export function readCreateTable(c: Cursor): StatementNode {
  let persistence: CreateTableNode['persistence'] = 'permanent'
  if (c.is('global') || c.is('local')) c.next()
  if (c.eat('temporary') || c.eat('temp')) persistence = 'temporary'
  else if (c.eat('unlogged')) persistence = 'unlogged'
  const foreign = c.eat('foreign')
  c.expect('table')
  const ifNotExists = c.eat('if', 'not', 'exists')
  const name = readQName(c, 'a table name')
  if (!name) return { kind: 'broken' }
  const node: Draft = { ...emptyTable(name), persistence, foreign, ifNotExists }
  let list: ElementList | null = null
  if (c.eat('partition', 'of')) {
    const parent = readQName(c, 'a table after PARTITION OF')
    if (c.kind() === Kind.openParen) list = readElements(c, 'absent')
    const bound = readBound(c)
    if (parent) node.partitionOf = { parent, bound }
  } else if (c.eat('of')) {
    node.ofType = readQName(c, 'a type after OF')
    if (c.kind() === Kind.openParen) list = readElements(c, 'absent')
  } else if (c.kind() === Kind.openParen) list = readElements(c, 'required')
  else if (!isTail(c)) c.reportHere('expected `(` and the columns')
  if (list) {
    node.body = list.body
    node.elements = list.elements
  }
  readTail(c, node)
  if (node.asQuery && list) takeAsColumns(c, node, list)
  return node
}

function emptyTable(name: QName): CreateTableNode {
  return {
    kind: 'createTable',
    persistence: 'permanent',
    foreign: false,
    ifNotExists: false,
    name,
    body: null,
    elements: [],
    ofType: null,
    partitionOf: null,
    partitionBy: null,
    inherits: [],
    accessMethod: null,
    with: [],
    tablespace: null,
    server: null,
    options: [],
    dropsOnCommit: false,
    asQuery: null,
    asColumns: [],
  }
}

/** Reads SELECT … INTO, which makes a table of what it selects; null, and nowhere, for any other SELECT. */
export function readSelectInto(c: Cursor): CreateTableNode | null {
  const start = c.at
  while (!c.done && !c.is('into') && !c.is('from')) c.skipGroup()
  const name = c.eat('into') ? readIntoTable(c) : null
  if (name) c.takeRest()
  const query = { from: c.startOf(start), to: c.last }
  if (!name) c.at = start
  return name && { ...emptyTable(name.table), persistence: name.persistence, asQuery: query }
}

function readIntoTable(
  c: Cursor,
): { readonly table: QName; readonly persistence: CreateTableNode['persistence'] } | null {
  let persistence: CreateTableNode['persistence'] = 'permanent'
  if (c.is('global') || c.is('local')) c.next()
  if (c.eat('temporary') || c.eat('temp')) persistence = 'temporary'
  else if (c.eat('unlogged')) persistence = 'unlogged'
  c.eat('table')
  const table = readQName(c, 'a table after INTO')
  return table && { table, persistence }
}

/** Whether a clause behind the columns begins here. */
function isTail(c: Cursor): boolean {
  return (
    c.is('as') ||
    c.is('using') ||
    c.is('with') ||
    c.is('without') ||
    c.is('on') ||
    c.is('tablespace') ||
    c.is('server') ||
    c.is('inherits') ||
    c.are('partition', 'by')
  )
}

function readTail(c: Cursor, node: Draft): void {
  while (!c.done) {
    const at = c.at
    if (c.eat('inherits')) node.inherits = readParents(c)
    else if (c.eat('partition', 'by')) node.partitionBy = readPartitionBy(c, at)
    else if (c.eat('using')) node.accessMethod = readLabel(c, 'an access method')
    else if (c.is('with') && c.kind(1) === Kind.openParen) {
      c.next()
      node.with = readOptions(c)
    } else if (c.eat('with', 'oids') || c.eat('without', 'oids')) continue
    else if (c.eat('on', 'commit')) {
      if (c.eat('drop')) node.dropsOnCommit = true
      else if (!c.eat('delete', 'rows') && !c.eat('preserve', 'rows')) {
        c.reportHere('expected DELETE ROWS, PRESERVE ROWS or DROP')
      }
    } else if (c.eat('tablespace')) node.tablespace = readName(c, 'a tablespace')
    else if (node.foreign && c.eat('server')) node.server = readName(c, 'a server')
    else if (node.foreign && c.eat('options')) node.options = readOptions(c)
    else if (c.eat('as')) node.asQuery = c.takeRest()
    else return
  }
}

function readParents(c: Cursor): readonly QName[] {
  if (c.kind() !== Kind.openParen) {
    c.reportHere('expected `(` and the parent tables')
    return []
  }
  const closing = c.closingIndex()
  c.next()
  const parents: QName[] = []
  while (c.at < closing) {
    const parent = readQName(c, 'a parent table')
    if (parent) parents.push(parent)
    if (!c.eatKind(Kind.comma)) break
  }
  if (c.at < closing) c.reportHere('expected `,` or `)`')
  c.at = closing
  c.eatKind(Kind.closeParen)
  return parents
}

/** Reads `FOR VALUES …` or `DEFAULT`. */
export function readBound(c: Cursor): Raw {
  const from = c.start()
  if (c.eat('default')) return c.spanFrom(from)
  if (!c.eat('for', 'values')) {
    c.reportHere('expected FOR VALUES or DEFAULT')
    return { from: c.last, to: c.last }
  }
  if (c.eat('from')) {
    readParenthesised(c, 'FROM')
    if (c.expect('to')) readParenthesised(c, 'TO')
  } else if (c.eat('in')) readParenthesised(c, 'IN')
  else if (c.eat('with')) readParenthesised(c, 'WITH')
  else c.reportHere('expected FROM, IN or WITH')
  return c.spanFrom(from)
}

function readPartitionBy(c: Cursor, startIndex: number): PartitionByNode | null {
  const from = c.startOf(startIndex)
  const word = c.word()
  const strategy = word === 'range' || word === 'list' || word === 'hash' ? word : null
  if (!strategy) {
    c.reportHere('expected RANGE, LIST or HASH')
    return null
  }
  c.next()
  const { keys } = readIndexKeys(c)
  return { ...c.spanFrom(from), strategy, keys }
}

/** The list before AS holds bare names, not columns. */
function takeAsColumns(c: Cursor, node: Draft, list: ElementList): void {
  const names: Name[] = []
  for (const element of list.elements) {
    if (element.kind === 'column' && element.type === null) names.push(element.name)
  }
  if (names.length !== list.elements.length) return
  node.asColumns = names
  node.elements = []
  for (const report of list.untyped) {
    const at = c.diagnostics.indexOf(report)
    if (at >= 0) c.diagnostics.splice(at, 1)
  }
}
