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
      const { node } = block
      if (node.is !== 'select') continue
      const joins = joinsOf(node.sources)
      const seen = new Set<query.Join>()
      // An inner join above a left one filters like WHERE; one below it does not see the nulls yet.
      const filters = [
        ...conjunctsOf(node.where).map((condition) => ({ condition, over: joins })),
        ...joins.flatMap((join) =>
          join.kind === 'inner'
            ? conjunctsOf(join.on).map((condition) => ({ condition, over: joinsOf([join.left, join.right]) }))
            : [],
        ),
      ]
      for (const { condition, over } of filters) {
        const join = over.find((each) => each.kind === 'left' && rejectsMissing(block, condition, each))
        const source = join && block.sources.find((each) => each.node === join.right)
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
