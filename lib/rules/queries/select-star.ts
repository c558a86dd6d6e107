import type { query } from '../../sql/index.ts'
import { starColumns } from '../query/blocks.ts'
import type { JudgedQuery } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block } from '../query/scope.ts'
import { replace } from '../query/text.ts'

/** A program that asks for all columns asks for those that are yet to come. */
export const selectStar = queryRule({
  id: 'select-star',
  title: 'SELECT * in a query of a program',
  severity: 'info',
  tags: ['performance', 'operations'],
  catalogue: ['QY001'],
  detects: 'A star in the select list of a query of the workload or of a routine that reads a table.',
  rationale:
    'Every column is read and sent, the long ones out of line too, and no index alone can answer. A column that is added, ' +
    'moved or dropped changes what the program is given.',
  source:
    'Bill Karwin, SQL Antipatterns, chapter "Implicit Columns"; https://use-the-index-luke.com/sql/clustering/index-only-scan-covering-index',
  ignoreWhen: 'A mapper fills whole objects, and the table is narrow.',
  remedy: 'Lists the columns of today.',
  fixable: true,
  *judge(query) {
    // Views are told by a rule of their own.
    if (query.origin !== 'workload' && query.origin !== 'routine') return
    for (const block of query.blocks) {
      const { node, role } = block
      if (node.is !== 'select' || role === 'exists' || role === 'with') continue
      for (const target of node.targets) {
        if (target.value.is !== 'star') continue
        const star = target.value
        const qualifier = star.qualifier.at(-1)?.value
        const meant = block.sources.filter((source) => qualifier === undefined || source.name === qualifier)
        const table = meant.find((source) => source.table !== null)?.table
        if (!table) continue
        const list = listFor(query, block, star)
        yield {
          at: target,
          message: `${query.label} asks for all columns of ${table.name}.`,
          evidence: `${table.name} has ${table.columns.length} columns.`,
          confidence: 0.7,
          fix:
            list === null
              ? null
              : { title: 'List the columns', safety: 'safe', edits: [replace(target, list)] },
        }
      }
    }
  },
})

/** The columns that the star stands for, qualified where there are several tables; null where they cannot be told. */
function listFor(query: JudgedQuery, block: Block, star: query.Star): string | null {
  if (starColumns(block, star) === null) return null
  const { quote } = query.context.facts.dialect
  const qualifier = star.qualifier.at(-1)?.value
  const meant = block.sources.filter((source) => qualifier === undefined || source.name === qualifier)
  const isAlone = block.sources.length === 1 && qualifier === undefined
  return meant
    .flatMap((source) =>
      (source.columns ?? []).map((name) =>
        isAlone ? quote(name) : `${quote(source.name ?? '')}.${quote(name)}`,
      ),
    )
    .join(', ')
}
