import type { query } from '../../sql/index.ts'
import { nodesOfBlock, targetName } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { type Block, resolve } from '../query/scope.ts'
import { replace } from '../query/text.ts'

/** A name that two tables have means neither. */
export const ambiguousColumn = queryRule({
  id: 'ambiguous-column',
  title: 'Column of several tables',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['QY023', 'QY012'],
  detects: 'A column without its table that more than one table of the query has.',
  rationale:
    'The statement fails when it is run. It may have worked until a column of that name was added to the other table.',
  source: 'https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-COLUMN-REFS',
  ignoreWhen: 'Never.',
  remedy: 'Asks which table is meant.',
  fixable: false,
  guided: true,
  *judge(query) {
    if (!query.isWhole || query.origin === 'routine') return
    for (const block of query.blocks) {
      const { node: own } = block
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'column') continue
        const found = resolve(block, node)
        if (found.is !== 'ambiguous' || isSortKey(own, node, found.name)) continue
        const { quote } = query.context.facts.dialect
        yield {
          at: node,
          message: `${query.label} does not say whose ${found.name} it means.`,
          evidence: `${found.sources.map((source) => source.name).join(' and ')} have one each.`,
          confidence: 0.9,
          fix: null,
          guide: {
            question: `Whose ${found.name} is meant?`,
            choices: found.sources.map((source) => ({
              title: `That of ${source.name}`,
              safety: 'weigh' as const,
              edits: [replace(node, `${quote(source.name ?? '')}.${quote(found.name)}`)],
            })),
          },
        }
      }
    }
  },
})

/** Whether the name is a sort key, and one that the select list gives: then it means that one. */
function isSortKey(own: Block['node'], node: query.ColumnRef, name: string): boolean {
  if (own.is !== 'select' || !own.targets.some((target) => targetName(target) === name)) return false
  return own.orderBy.some(({ value }) => value === node)
}
