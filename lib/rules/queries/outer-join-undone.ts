import type { query } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block, BoundSource } from '../query/scope.ts'
import { conjunctsOf, joinsOf, sourcesIn } from '../query/terms.ts'
import { wordsAt } from '../query/text.ts'

/** A condition that no missing row passes makes the outer join an inner one. */
export const outerJoinUndone = queryRule({
  id: 'outer-join-undone',
  title: 'LEFT JOIN that WHERE makes an inner one',
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
      const { node } = block
      if (node.is !== 'select' || !node.where) continue
      const seen = new Set<query.Join>()
      for (const condition of conjunctsOf(node.where)) {
        const source = rejectsMissing(block, condition)
        const join =
          source && joinsOf(node.sources).find((each) => each.kind === 'left' && each.right === source.node)
        if (!source || !join || seen.has(join)) continue
        seen.add(join)
        const between = query.sql.slice(join.left.to, join.right.from)
        const word = /\bleft(\s+outer)?\s+join\b/i.exec(between)
        const from = join.left.to + (word?.index ?? 0)
        yield {
          at: condition,
          message: `${query.label} left joins ${source.name} and then leaves out the rows without a partner.`,
          evidence: `${wordsAt(query, condition)} is not true where ${source.name} is missing.`,
          confidence: 0.85,
          fix: word
            ? {
                title: `Join ${source.name} with JOIN`,
                safety: 'safe',
                edits: [
                  {
                    from,
                    to: from + word[0].length,
                    insert: word[0] === word[0].toUpperCase() ? 'JOIN' : 'join',
                  },
                ],
              }
            : null,
        }
      }
    }
  },
})

/** The left joined table whose columns alone a condition compares, so that it is not true of nulls. */
function rejectsMissing(block: Block, condition: query.Expression): BoundSource | null {
  const isComparison =
    (condition.is === 'operation' &&
      comparisons.has(condition.operator) &&
      condition.operands.length === 2) ||
    (condition.is === 'in' && !('is' in condition.items)) ||
    condition.is === 'between' ||
    condition.is === 'like' ||
    (condition.is === 'test' && condition.negated && condition.test === 'null') ||
    condition.is === 'column'
  if (!isComparison) return null
  const strict =
    condition.is === 'operation'
      ? condition.operands
      : condition.is === 'column'
        ? [condition]
        : [condition.of]
  for (const operand of strict) {
    if (operand.is !== 'column') continue
    const [source, second] = sourcesIn(block, operand) ?? []
    if (source?.isPadded && !second) return source
  }
  return null
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
