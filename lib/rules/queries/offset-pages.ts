import type { query } from '../../sql/index.ts'
import type { JudgedQuery, QueryFix } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { literalOf, namedColumn, rowKeys } from '../query/terms.ts'
import { remove, textAt } from '../query/text.ts'

/** The rows before a page are read to be thrown away. */
export const offsetPages = queryRule({
  id: 'offset-pages',
  title: 'Pages by OFFSET',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY008'],
  options: { most: { type: 'integer', default: 1000, minimum: 0, says: 'Rows that may be passed over' } },
  detects: 'OFFSET with a parameter or with a number above a thousand.',
  rationale:
    'All rows before are read, sorted and thrown away: the hundredth page costs a hundred times the first. Rows ' +
    'that come or go meanwhile make the next page repeat some and leave out others.',
  source: 'https://use-the-index-luke.com/no-offset',
  ignoreWhen: 'Nobody goes beyond the first few pages.',
  remedy:
    'Begins behind the last row seen, whose sort keys the program sends; pages are then reached one after the other.',
  fixable: true,
  *judge(query, { most }) {
    for (const block of query.blocks) {
      const { node } = block
      if (node.is !== 'select' || !node.offset) continue
      const rows = Number(literalOf(node.offset, 'number')?.value ?? Number.NaN)
      if (node.offset.is !== 'parameter' && !(rows > most)) continue
      const choice = isWholeOrder(block) ? behindLast(query, node) : null
      yield {
        at: node.offset,
        message: `${query.label} passes over rows with OFFSET ${textAt(query, node.offset)}.`,
        evidence: 'What is passed over is read all the same.',
        confidence: 0.7,
        fix: choice,
      }
    }
  },
})

/** Whether no two rows have the same place in the order, so that none is passed over behind the last one. */
function isWholeOrder(block: Block): boolean {
  const [source, second] = block.sources
  if (!source?.table || second || block.node.is !== 'select') return false
  const names = block.node.orderBy.map(({ value }) => namedColumn(block, value)?.column.name)
  return rowKeys(source.table).some((key) => key.every((name) => names.includes(name)))
}

/** A condition on the sort keys in place of OFFSET; null where they are not columns sorted one way. */
function behindLast(query: JudgedQuery, node: query.Select): QueryFix | null {
  const { orderBy, offset, where, sources } = node
  const directions = new Set(orderBy.map((key) => key.direction ?? 'asc'))
  if (!offset || orderBy.length === 0 || directions.size !== 1 || node.groupBy || node.distinct) return null
  const keys = orderBy.map((key) => (key.value.is === 'column' ? textAt(query, key.value) : null))
  const end = where?.to ?? sources.at(-1)?.to
  if (end === undefined || keys.includes(null) || where?.is === 'or') return null
  const sign = directions.has('desc') ? '<' : '>'
  const places = keys.map((key) => `:last_${key?.split('.').at(-1)}`)
  const several = keys.length > 1
  const condition = several
    ? `(${keys.join(', ')}) ${sign} (${places.join(', ')})`
    : `${keys[0]} ${sign} ${places[0]}`
  const word = query.sql.toLowerCase().lastIndexOf('offset', offset.from)
  return {
    title: `Begin behind the last row, ${condition}`,
    safety: 'weigh',
    edits: [
      { from: end, to: end, insert: ` ${where ? 'AND' : 'WHERE'} ${condition}` },
      remove(query, { from: word, to: offset.to }),
    ],
  }
}
