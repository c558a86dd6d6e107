import { type Cursor, Kind, type Raw, type StatementNode } from '../../core/index.ts'
import { readLabel, readName, readNameList, readQName } from './names.ts'
import { readOptions } from './options.ts'

/** Reads CREATE VIEW and CREATE MATERIALIZED VIEW from the words behind CREATE. */
export function readCreateView(c: Cursor, orReplace: boolean): StatementNode {
  if (c.is('global') || c.is('local')) c.next()
  const temporary = c.eat('temporary') || c.eat('temp')
  c.eat('unlogged')
  const recursive = c.eat('recursive')
  const materialized = c.eat('materialized')
  c.expect('view')
  const ifNotExists = c.eat('if', 'not', 'exists')
  const name = readQName(c, 'a view name')
  if (!name) return { kind: 'broken' }
  const columns = readNameList(c, 'a column')?.names ?? []
  const accessMethod = c.eat('using') ? readLabel(c, 'an access method') : null
  const options = c.is('with') && c.kind(1) === Kind.openParen && c.eat('with') ? readOptions(c) : []
  const tablespace = c.eat('tablespace') ? readName(c, 'a tablespace') : null
  if (!c.expect('as')) return { kind: 'broken' }
  const tail = readQuery(c)
  if (tail.query.from === tail.query.to) c.reportHere('expected a query after AS')
  return {
    kind: 'createView',
    orReplace,
    temporary,
    recursive,
    materialized,
    ifNotExists,
    name,
    columns,
    with: options,
    ...tail,
    tablespace,
    accessMethod,
  }
}

/** The query, and what WITH says of it at the very end. */
function readQuery(c: Cursor): {
  readonly query: Raw
  readonly checkOption: 'local' | 'cascaded' | null
  readonly noData: boolean
} {
  const from = c.start()
  let checkOption: 'local' | 'cascaded' | null = null
  let noData = false
  let to = -1
  while (!c.done) {
    if (c.is('with')) {
      const before = c.last
      const left = c.limit - c.at
      if (left === 3 && c.are('with', 'check', 'option')) checkOption = 'cascaded'
      else if (left === 4 && c.are('with', 'cascaded', 'check', 'option')) checkOption = 'cascaded'
      else if (left === 4 && c.are('with', 'local', 'check', 'option')) checkOption = 'local'
      else if (left === 3 && c.are('with', 'no', 'data')) noData = true
      else if (left !== 2 || !c.are('with', 'data')) {
        c.next()
        continue
      }
      to = before
      c.at = c.limit
      break
    }
    c.next()
  }
  return { query: to < 0 ? c.spanFrom(from) : { from: Math.min(from, to), to }, checkOption, noData }
}
