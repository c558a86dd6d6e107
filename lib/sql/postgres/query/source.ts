import type { Alias, AliasColumn, FunctionTable, Join, Name, Sample, Source } from '../../query/index.ts'
import { readCall } from './call.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readExpression } from './expression.ts'
import { readRows } from './rows.ts'

/** What stands behind FROM or USING. */
export function readSources(c: Cursor): readonly Source[] {
  return c.list(() => readSource(c))
}

/** A table, a query or a function with all that is joined to it. */
export function readSource(c: Cursor): Source {
  return c.deeper(() => {
    const { from } = c
    return joins(c, single(c), from)
  })
}

/** Joins go from left to right, unless the second of two conditions stands behind the first. */
function joins(c: Cursor, start: Source, from: number): Source {
  let left = start
  for (let length = 0; length < longest; length++) {
    const kind = joinKind(c)
    if (!kind) return left
    const inner = c.from
    let right = single(c)
    const isBare = kind.kind === 'cross' || kind.natural
    if (!isBare && !c.isWord('on') && !c.isWord('using')) right = c.deeper(() => joins(c, right, inner))
    const condition = isBare ? noCondition : readCondition(c)
    left = { is: 'join', ...kind, left, right, ...condition, alias: null, from, to: c.to }
  }
  throw new Unknown()
}

const longest = 500
const noCondition = { on: null, using: null, usingAlias: null } as const

type Condition = Pick<Join, 'on' | 'using' | 'usingAlias'>

function readCondition(c: Cursor): Condition {
  if (c.takeWord('on')) return { ...noCondition, on: readExpression(c) }
  c.needWord('using')
  const using = c.bracketed(() => c.name())
  const usingAlias = c.takeWord('as') ? c.name() : null
  return { on: null, using, usingAlias }
}

/** Takes the words of a join; null where none comes next. */
function joinKind(c: Cursor): Pick<Join, 'kind' | 'natural'> | null {
  if (c.takeWords('cross', 'join')) return { kind: 'cross', natural: false }
  const start = c.at
  const natural = c.takeWord('natural')
  const side = c.takeOneOf(['left', 'right', 'full'])
  if (side) c.takeWord('outer')
  else c.takeWord('inner')
  if (c.takeWord('join')) return { kind: side ?? 'inner', natural }
  if (c.at !== start) throw new Unknown()
  return null
}

function single(c: Cursor): Source {
  const { from } = c
  const lateral = c.takeWord('lateral')
  if (c.isSymbol('(')) {
    if (c.opensQuery()) {
      const query = c.inside(() => readRows(c))
      const alias = readAlias(c)
      return { is: 'derived', lateral, query, alias, from, to: c.to }
    }
    if (lateral) throw new Unknown()
    const joined = c.inside(() => readSource(c))
    if (joined.is !== 'join') throw new Unknown()
    const alias = readAlias(c)
    return { ...joined, alias, from: alias ? from : joined.from, to: alias ? c.to : joined.to }
  }
  if (c.takeWord('only')) return relation(c, from, 'only')
  if (c.isWords('rows', 'from') && c.isSymbol('(', 2)) return rowsFrom(c, lateral, from)
  if ((c.isWord('xmltable') || c.isWord('json_table')) && c.isSymbol('(', 1)) {
    c.at++
    c.unread.push(c.skip())
    const alias = readAlias(c)
    return { is: 'unread', alias, from, to: c.to }
  }
  if (!c.isName() && !c.isFunctionName()) throw new Unknown()
  let ahead = 1
  while (c.isSymbol('.', ahead)) ahead += 2
  if (!c.isSymbol('(', ahead)) {
    if (lateral) throw new Unknown()
    return relation(c, from, 'all')
  }
  const call = calledHere(c)
  const ordinality = c.takeWords('with', 'ordinality')
  const alias = readAlias(c)
  return { is: 'function', lateral, calls: [{ call, columns: [] }], ordinality, alias, from, to: c.to }
}

function calledHere(c: Cursor): FunctionTable['calls'][number]['call'] {
  const { from } = c
  const name: Name[] = [c.label()]
  while (c.takeSymbol('.')) name.push(c.label())
  return readCall(c, name, from)
}

function rowsFrom(c: Cursor, lateral: boolean, from: number): Source {
  c.needWord('rows', 'from')
  const calls = c.bracketed(() => {
    const call = calledHere(c)
    const columns = c.takeWord('as') ? c.bracketed(() => aliasColumn(c)) : []
    return { call, columns }
  })
  const ordinality = c.takeWords('with', 'ordinality')
  const alias = readAlias(c)
  return { is: 'function', lateral, calls, ordinality, alias, from, to: c.to }
}

function relation(c: Cursor, from: number, rows: 'only' | 'all'): Source {
  const name = rows === 'only' && c.isSymbol('(') ? c.inside(() => c.path()) : c.path()
  c.takeSymbol('*')
  const alias = readAlias(c)
  const sample = readSample(c)
  return { is: 'relation', name, only: rows === 'only', alias, sample, from, to: c.to }
}

function readSample(c: Cursor): Sample | null {
  const { from } = c
  if (!c.takeWord('tablesample')) return null
  const method = c.path()
  const args = c.bracketed(() => readExpression(c))
  const [repeatable = null] = c.takeWord('repeatable') ? c.bracketed(() => readExpression(c)) : []
  return { method, args, repeatable, from, to: c.to }
}

/** The name behind a source, with or without AS; null where none stands. */
function readAlias(c: Cursor): Alias | null {
  const { from } = c
  const said = c.takeWord('as')
  if (said && c.isSymbol('(')) {
    const columns = c.bracketed(() => aliasColumn(c))
    return { name: null, columns, from, to: c.to }
  }
  if (!said && !c.isName()) return null
  const name = c.name()
  const columns = c.isSymbol('(') ? c.bracketed(() => aliasColumn(c)) : []
  return { name, columns, from, to: c.to }
}

function aliasColumn(c: Cursor): AliasColumn {
  const { from } = c
  const name = c.name()
  const type = c.isSymbol(',') || c.isSymbol(')') ? null : c.type()
  if (c.takeWord('collate')) {
    c.label()
    while (c.takeSymbol('.')) c.label()
  }
  return { name, type, from, to: c.to }
}
