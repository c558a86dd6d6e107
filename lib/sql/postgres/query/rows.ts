import type { Span } from '../../core/index.ts'
import type {
  CommonTable,
  Expression,
  GroupItem,
  Grouping,
  Into,
  Limit,
  Locking,
  Name,
  RowQuery,
  Select,
  SortKey,
  Target,
  WindowSpec,
  With,
} from '../../query/index.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readExpression } from './expression.ts'
import { readSortKeys, readWindow } from './sorting.ts'
import { readSources } from './source.ts'
import { readStatement } from './statement.ts'

/** What gives rows, with all that may stand around it. */
export function readRows(c: Cursor, given: With | null = null): RowQuery {
  const from = given?.from ?? c.from
  const own = given ?? readWith(c)
  const body = combined(c, 0)
  const tail = readTail(c)
  if (!own && isBare(tail)) return body
  return finished(body, own, tail, { from, to: c.to })
}

/** A query in brackets. */
export function readBracketedRows(c: Cursor): RowQuery {
  return c.inside(() => readRows(c))
}

/** The tail belongs to what stands before it, brackets or not; said twice it is an error. */
function finished(body: RowQuery, own: With | null, tail: Tail, span: Span): RowQuery {
  const twice =
    (own && body.with) ||
    (tail.orderBy.length > 0 && body.orderBy.length > 0) ||
    (tail.limit && body.limit) ||
    (tail.offset && body.offset)
  if (twice) throw new Unknown()
  return {
    ...body,
    ...span,
    with: own ?? body.with,
    orderBy: tail.orderBy.length > 0 ? tail.orderBy : body.orderBy,
    limit: tail.limit ?? body.limit,
    offset: tail.offset ?? body.offset,
    locking: [...body.locking, ...tail.locking],
  }
}

const noTail = { with: null, orderBy: [], limit: null, offset: null, locking: [] } as const

interface Tail {
  readonly orderBy: readonly SortKey[]
  readonly limit: Limit | null
  readonly offset: Expression | null
  readonly locking: readonly Locking[]
}

function isBare(tail: Tail): boolean {
  return tail.orderBy.length === 0 && !tail.limit && !tail.offset && tail.locking.length === 0
}

function readTail(c: Cursor): Tail {
  const orderBy = c.takeWords('order', 'by') ? readSortKeys(c) : []
  let limit: Limit | null = null
  let offset: Expression | null = null
  const locking: Locking[] = []
  for (;;) {
    const { from } = c
    if (!limit && c.takeWord('limit')) {
      const count = c.takeWord('all') ? null : readExpression(c)
      limit = { count, withTies: false, from, to: c.to }
    } else if (!offset && c.takeWord('offset')) {
      offset = readExpression(c)
      c.takeOneOf(['row', 'rows'])
    } else if (!limit && c.takeWord('fetch')) limit = readFetch(c, from)
    else if (c.isWord('for') && !c.isWords('for', 'read', 'only')) locking.push(readLocking(c))
    else return { orderBy, limit, offset, locking }
  }
}

function readFetch(c: Cursor, from: number): Limit {
  if (!c.takeOneOf(['first', 'next'])) throw new Unknown()
  const here = c.from
  const one: Expression = { is: 'literal', kind: 'number', value: '1', type: null, from: here, to: here }
  const isOne = c.isWord('row') || c.isWord('rows')
  const count = isOne ? one : readExpression(c)
  if (!c.takeOneOf(['row', 'rows'])) throw new Unknown()
  const withTies = c.takeWords('with', 'ties')
  if (!withTies) c.needWord('only')
  return { count, withTies, from, to: c.to }
}

function readLocking(c: Cursor): Locking {
  const { from } = c
  c.needWord('for')
  const strength = c.takeWords('no', 'key', 'update')
    ? 'no key update'
    : c.takeWords('key', 'share')
      ? 'key share'
      : c.takeOneOf(['update', 'share'])
  if (!strength) throw new Unknown()
  const of = c.takeWord('of') ? c.list(() => c.path()) : []
  const wait = c.takeWord('nowait') ? 'nowait' : c.takeWords('skip', 'locked') ? 'skip locked' : null
  return { strength, of, wait, from, to: c.to }
}

/** Queries joined by UNION and the like; INTERSECT binds more than the others. */
function combined(c: Cursor, least: number): RowQuery {
  return c.deeper(() => {
    const { from } = c
    let left = simple(c)
    for (let length = 0; length < longest; length++) {
      const is = (['union', 'except', 'intersect'] as const).find((word) => c.isWord(word))
      const power = is === 'intersect' ? 2 : 1
      if (!is || power <= least) return left
      c.at++
      const all = c.takeWord('all')
      if (!all) c.takeWord('distinct')
      const right = combined(c, power)
      left = { is, all, left, right, ...noTail, from, to: c.to }
    }
    throw new Unknown()
  })
}

const longest = 500

function simple(c: Cursor): RowQuery {
  const { from } = c
  if (c.isSymbol('(')) return c.inside(() => readRows(c))
  if (c.takeWord('values')) {
    const rows = c.list(() => c.bracketed(() => readExpression(c)))
    return { is: 'values', rows, ...noTail, from, to: c.to }
  }
  if (c.takeWord('table')) {
    const only = c.takeWord('only')
    const name = c.path()
    c.takeSymbol('*')
    return { is: 'table', only, name, ...noTail, from, to: c.to }
  }
  return readSelect(c)
}

function readSelect(c: Cursor): Select {
  const { from } = c
  c.needWord('select')
  const distinct = readDistinct(c)
  const targets = readTargets(c)
  const into = readInto(c)
  const sources = c.takeWord('from') ? readSources(c) : []
  const where = c.takeWord('where') ? readExpression(c) : null
  const groupBy = c.isWords('group', 'by') ? readGrouping(c) : null
  const having = c.takeWord('having') ? readExpression(c) : null
  const windows = c.takeWord('window') ? c.list(() => namedWindow(c)) : []
  return {
    is: 'select',
    distinct,
    targets,
    into,
    sources,
    where,
    groupBy,
    having,
    windows,
    ...noTail,
    from,
    to: c.to,
  }
}

function readDistinct(c: Cursor): Select['distinct'] {
  const { from } = c
  if (!c.takeWord('distinct')) {
    c.takeWord('all')
    return null
  }
  const on = c.takeWord('on') ? c.bracketed(() => readExpression(c)) : []
  return { on, from, to: c.to }
}

function namedWindow(c: Cursor): { readonly name: Name; readonly window: WindowSpec } {
  const name = c.name()
  c.needWord('as')
  return { name, window: readWindow(c) }
}

/** Words that are an output's name only behind AS. */
const needsAs: ReadonlySet<string> = new Set(
  (
    'array as char character create day except fetch filter for from grant group having hour intersect into ' +
    'isnull limit minute month notnull offset on order over overlaps precision returning second to union ' +
    'varying where window with within without year'
  ).split(' '),
)

/** A select list, or what stands behind RETURNING. */
export function readTargets(c: Cursor): readonly Target[] {
  const next = c.peek()
  const isNone =
    !next || (next.kind === 'symbol' && (next.value === ')' || next.value === ';')) || endsList(c)
  return isNone ? [] : c.list(() => readTarget(c))
}

function endsList(c: Cursor): boolean {
  const next = c.peek()
  return next?.kind === 'word' && listEnds.has(next.value)
}

const listEnds: ReadonlySet<string> = new Set(
  'from into where group having window union intersect except order limit offset fetch for'.split(' '),
)

function readTarget(c: Cursor): Target {
  const { from } = c
  const value = readExpression(c)
  const next = c.peek()
  const isBare = next?.kind === 'quoted' || (next?.kind === 'word' && !needsAs.has(next.value))
  const alias = c.takeWord('as') || isBare ? c.label() : null
  return { value, alias, from, to: c.to }
}

function readInto(c: Cursor): Into | null {
  const { from } = c
  if (!c.takeWord('into')) return null
  if (!c.takeWord('strict')) {
    c.takeOneOf(['temp', 'temporary', 'unlogged'])
    c.takeWord('table')
  }
  const names = c.list(() => c.path())
  return { names, from, to: c.to }
}

function readGrouping(c: Cursor): Grouping {
  const { from } = c
  c.needWord('group', 'by')
  const distinct = c.takeWord('distinct')
  if (!distinct) c.takeWord('all')
  const items = c.list(() => groupItem(c))
  return { distinct, items, from, to: c.to }
}

function groupItem(c: Cursor): GroupItem {
  const { from } = c
  const nested = (is: 'rollup' | 'cube' | 'sets', words: readonly string[]): GroupItem => {
    c.needWord(...words)
    const items = c.bracketed(() => groupItem(c))
    return { is, items, from, to: c.to }
  }
  if (c.isWord('rollup') && c.isSymbol('(', 1)) return nested('rollup', ['rollup'])
  if (c.isWord('cube') && c.isSymbol('(', 1)) return nested('cube', ['cube'])
  if (c.isWords('grouping', 'sets')) return nested('sets', ['grouping', 'sets'])
  if (c.isSymbol('(') && c.isSymbol(')', 1)) {
    c.at += 2
    return { is: 'nothing', from, to: c.to }
  }
  const value = readExpression(c)
  return { is: 'expression', value, from, to: c.to }
}

/** WITH and its tables; null where none stands. */
export function readWith(c: Cursor): With | null {
  const { from } = c
  if (!c.takeWord('with')) return null
  const recursive = c.takeWord('recursive')
  const tables = c.list(() => commonTable(c))
  return { recursive, tables, from, to: c.to }
}

function commonTable(c: Cursor): CommonTable {
  const { from } = c
  const name = c.name()
  const columns = c.isSymbol('(') ? c.bracketed(() => c.name()) : []
  c.needWord('as')
  const materialized = c.takeWords('not', 'materialized')
    ? 'never'
    : c.takeWord('materialized')
      ? 'always'
      : null
  const query = c.inside(() => readStatement(c))
  const start = c.from
  skipSearch(c)
  const behind = c.to > start ? { from: start, to: c.to } : null
  return { name, columns, materialized, query, behind, from, to: c.to }
}

/** SEARCH and CYCLE are kept as they stand. */
function skipSearch(c: Cursor): void {
  if (c.takeWord('search')) {
    if (!c.takeOneOf(['depth', 'breadth'])) throw new Unknown()
    c.needWord('first', 'by')
    c.names()
    c.needWord('set')
    c.name()
  }
  if (!c.takeWord('cycle')) return
  c.names()
  c.needWord('set')
  c.name()
  if (c.takeWord('to')) {
    readExpression(c)
    c.needWord('default')
    readExpression(c)
  }
  c.needWord('using')
  c.name()
}
