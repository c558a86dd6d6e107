import { type SqlToken, scanSql } from '../../schema/index.ts'
import type { query } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { conjunctsOf, joinsOf, sourcesIn } from '../query/terms.ts'
import { wordsAt } from '../query/text.ts'

/** A condition that no missing row passes makes the outer join an inner one. */
export const outerJoinUndone = queryRule({
  id: 'outer-join-undone',
  title: 'LEFT JOIN that a condition makes an inner one',
  severity: 'warning',
  tags: ['integrity', 'readability'],
  catalogue: ['QY012'],
  detects:
    'A condition in WHERE on a column of a left joined table that is never true where the row is missing.',
  rationale:
    'LEFT JOIN keeps rows that have no partner, with nulls; the condition throws them away again. Either the join ' +
    'should be an inner one, or the condition belongs to ON, and the result is another.',
  source:
    'https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN (conditions in ON and in WHERE)',
  ignoreWhen: 'Never: the reader is told something else than what happens.',
  remedy:
    'Makes it an inner join, which gives the same rows; or moves the condition to ON, if those without partner are wanted.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const undone = undoneJoins(block)
      const [first] = undone
      if (!first) continue
      const names = undone.map(({ source }) => source.name).join(' and ')
      const edits = undone.flatMap(({ join }) => innerJoin(query.sql, join))
      yield {
        at: first.condition,
        message: `${query.label} left joins ${names} and then leaves out the rows without a partner.`,
        evidence: `${wordsAt(query, first.condition)} is not true where ${first.source.name} is missing.`,
        confidence: 0.85,
        fix:
          edits.length === undone.length ? { title: `Join ${names} with JOIN`, safety: 'safe', edits } : null,
      }
    }
  },
})

/** A left join whose missing rows a condition throws away. */
interface Undone {
  readonly join: query.Join
  readonly source: Block['sources'][number]
  readonly condition: query.Expression
}

/**
 * The left joins of a block that are inner ones in truth, those first that a condition undoes by itself: as an
 * inner join, each of them filters what it is joined to.
 */
function undoneJoins(block: Block): readonly Undone[] {
  const { node } = block
  if (node.is !== 'select') return []
  const joins = joinsOf(node.sources)
  const where = conjunctsOf(node.where).map((condition) => ({ condition, over: joins }))
  const undone = new Map<query.Join, Undone>()
  for (let known = -1; undone.size > known; ) {
    known = undone.size
    // An inner join above a left one filters like WHERE; one below it does not see the nulls yet.
    const inner = joins.flatMap((join) =>
      join.kind === 'inner' || undone.has(join)
        ? conjunctsOf(join.on).map((condition) => ({ condition, over: joinsOf([join.left, join.right]) }))
        : [],
    )
    for (const { condition, over } of [...where, ...inner]) {
      const join = over.find((each) => each.kind === 'left' && rejectsMissing(block, condition, each))
      const source = join && block.sources.find((each) => each.node === join.right)
      if (join && source && !undone.has(join)) undone.set(join, { join, source, condition })
    }
  }
  return [...undone.values()]
}

/** The edit that makes an inner join of a left one, in the case that it is written in. */
function innerJoin(sql: string, join: query.Join) {
  const start = join.left.to
  const tokens = scanSql(sql.slice(start, join.right.from))
  const [left, end] = [tokens.find(isWord('left')), tokens.find(isWord('join'))]
  if (!left || !end) return []
  const { from, to } = { from: start + left.from, to: start + end.to }
  const isUpper = sql.slice(from, start + left.to) === 'LEFT'
  return [{ from, to, insert: isUpper ? 'JOIN' : 'join' }]
}

function isWord(word: string): (token: SqlToken) => boolean {
  return (token) => token.kind === 'word' && token.value === word
}

/** Whether a condition is never true where the table that the join adds is missing. */
function rejectsMissing(block: Block, condition: query.Expression, join: query.Join): boolean {
  const isComparison =
    (condition.is === 'operation' &&
      comparisons.has(condition.operator) &&
      condition.operands.length === 2) ||
    (condition.is === 'in' && !('is' in condition.items)) ||
    condition.is === 'between' ||
    condition.is === 'like' ||
    (condition.is === 'test' && condition.negated && condition.test === 'null') ||
    condition.is === 'column'
  if (!isComparison) return false
  const strict =
    condition.is === 'operation'
      ? condition.operands
      : condition.is === 'column'
        ? [condition]
        : [condition.of]
  return strict.some((operand) => {
    if (operand.is !== 'column') return false
    const [source, second] = sourcesIn(block, operand) ?? []
    return source?.node === join.right && !second
  })
}

const comparisons: ReadonlySet<string> = new Set([
  '=',
  '<>',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '~',
  '~*',
  '@>',
  '<@',
  '&&',
])
