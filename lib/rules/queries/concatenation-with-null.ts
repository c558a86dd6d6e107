import type { query } from '../../sql/index.ts'
import { isTextual } from '../column-types.ts'
import { nodesOfBlock } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { literalOf, namedColumn } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** A text put together of something and nothing is nothing. */
export const concatenationWithNull = queryRule({
  id: 'concatenation-with-null',
  title: 'Text put together with what may be null',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['QY018'],
  detects: '`||` of several texts with a nullable column among them.',
  rationale:
    'One null, and the whole is null: a person without a second name has no name at all, an address without a second ' +
    'line is empty.',
  source: 'https://www.postgresql.org/docs/current/functions-string.html (concat ignores nulls)',
  ignoreWhen: 'The whole should be unknown where a part is.',
  remedy: "Wraps the column: coalesce(column, '').",
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const inside = new Set<query.QueryNode>()
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'operation' || node.operator !== '||' || inside.has(node)) continue
        const parts = partsOf(node, inside)
        // Of literals between columns, so that texts are meant and no arrays or documents.
        if (!parts.some((part) => literalOf(part, 'string'))) continue
        const nullable = parts.filter((part) => isNullableText(block, part))
        const [first] = nullable
        if (!first || isGuarded(block, node)) continue
        yield {
          at: node,
          message: `${query.label} gives null for ${wordsAt(query, node)} where ${textAt(query, first)} is null.`,
          evidence: `${nullable.map((part) => textAt(query, part)).join(', ')} may be null.`,
          confidence: 0.7,
          fix: {
            title: `Take null for an empty text`,
            safety: 'weigh',
            edits: nullable.map((part) => replace(part, `coalesce(${textAt(query, part)}, '')`)),
          },
        }
      }
    }
  },
})

function partsOf(node: query.Operation, inside: Set<query.QueryNode>): readonly query.Expression[] {
  return node.operands.flatMap((operand): readonly query.Expression[] => {
    if (operand.is !== 'operation' || operand.operator !== '||') return [operand]
    inside.add(operand)
    return partsOf(operand, inside)
  })
}

function isNullableText(block: Block, part: query.Expression): boolean {
  const named = namedColumn(block, part)
  return named !== null && isTextual(named.column.type) && (named.column.nullable || named.source.isPadded)
}

/** Whether something around it looks after nulls: coalesce, CASE, concat. */
function isGuarded(block: Block, node: query.Operation): boolean {
  for (const around of nodesOfBlock(block)) {
    if (around.from > node.from || around.to < node.to) continue
    if (around.is === 'case') return true
    if (around.is === 'call' && guards.has(around.name.at(-1)?.value.toLowerCase() ?? '')) return true
  }
  return false
}

const guards: ReadonlySet<string> = new Set(['coalesce', 'concat', 'concat_ws', 'nullif', 'to_tsvector'])
