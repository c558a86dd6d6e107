import type { Bound, Frame, Name, SortKey, WindowSpec } from '../../query/index.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readExpression, readTight } from './expression.ts'

/** What stands behind ORDER BY. */
export function readSortKeys(c: Cursor): readonly SortKey[] {
  return c.list(() => {
    const { from } = c
    const value = readExpression(c)
    const direction = c.takeOneOf(['asc', 'desc'])
    const using = !direction && c.takeWord('using') ? operatorName(c) : null
    const nulls = c.takeWord('nulls') ? c.takeOneOf(['first', 'last']) : null
    return { value, direction, nulls, using, from, to: c.to }
  })
}

function operatorName(c: Cursor): string {
  const sign = c.peek()
  if (sign?.kind !== 'symbol') throw new Unknown()
  c.at++
  return sign.value
}

const openings: ReadonlySet<string> = new Set(['partition', 'order', 'range', 'rows', 'groups'])

/** A window in its brackets. */
export function readWindow(c: Cursor): WindowSpec {
  const { from } = c
  const inside = c.inside(() => {
    const isBase = c.isName() && !(c.peek()?.kind === 'word' && openings.has(c.peek()?.value ?? ''))
    const base: Name | null = isBase ? c.name() : null
    const partitionBy = c.takeWords('partition', 'by') ? c.list(() => readExpression(c)) : []
    const orderBy = c.takeWords('order', 'by') ? readSortKeys(c) : []
    return { base, partitionBy, orderBy, frame: readFrame(c) }
  })
  return { ...inside, from, to: c.to }
}

function readFrame(c: Cursor): Frame | null {
  const { from } = c
  const unit = c.takeOneOf(['range', 'rows', 'groups'])
  if (!unit) return null
  const between = c.takeWord('between')
  const start = readBound(c)
  if (between) c.needWord('and')
  const end = between ? readBound(c) : null
  let exclude: Frame['exclude'] = null
  if (c.takeWord('exclude')) {
    exclude = c.takeOneOf(['group', 'ties'])
    if (!exclude && c.takeWords('current', 'row')) exclude = 'current row'
    if (!exclude && c.takeWords('no', 'others')) exclude = 'no others'
    if (!exclude) throw new Unknown()
  }
  return { unit, start, end, exclude, from, to: c.to }
}

function readBound(c: Cursor): Bound {
  const { from } = c
  if (c.takeWords('current', 'row')) return { at: 'current row', by: null, from, to: c.to }
  const by = c.takeWord('unbounded') ? null : readTight(c)
  const side = c.takeOneOf(['preceding', 'following'])
  if (!side) throw new Unknown()
  return { at: by ? side : `unbounded ${side}`, by, from, to: c.to }
}
