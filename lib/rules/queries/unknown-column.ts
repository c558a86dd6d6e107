import type { query } from '../../sql/index.ts'
import { nodesOfBlock, targetName } from '../query/blocks.ts'
import { nearestName } from '../query/nearest.ts'
import { queryRule } from '../query/query-rule.ts'
import { type Block, resolve } from '../query/scope.ts'
import { replace } from '../query/text.ts'

/** A query that asks for what is not there fails when it is asked. */
export const unknownColumn = queryRule({
  id: 'unknown-column',
  title: 'Column that there is not',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['QY023'],
  detects: 'A name of a column that no table, view or query in sight has, where all of them are known.',
  rationale: 'The statement fails when it is run: after a rename, or by a slip of the keyboard.',
  source: 'https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-COLUMN-REFS',
  ignoreWhen: 'The schema is not the one that the query is for.',
  remedy: 'Writes the name that is most like it, where there is one.',
  fixable: true,
  *judge(query) {
    // In a routine a name may be an argument; of a view the engine has the word.
    if (!query.isWhole || query.origin === 'routine') return
    for (const block of query.blocks) {
      const aliases = aliasesOf(block)
      for (const node of nodesOfBlock(block)) {
        if (node.is !== 'column') continue
        const found = resolve(block, node)
        const part = node.parts.at(-1)
        if (found.is !== 'missing' || !part || (node.parts.length === 1 && aliases.has(part.value))) continue
        const sources = found.source ? [found.source] : block.sources
        const names = sources.flatMap((source) => source.columns ?? [])
        if (names.length === 0) continue
        const near = nearestName(part.value, names)
        const where = sources.map((source) => source.name ?? 'a query').join(', ')
        yield {
          at: node,
          message: `${query.label} asks for ${part.value}, which ${where} ${sources.length > 1 ? 'do' : 'does'} not have.`,
          evidence: near
            ? `There is ${near}.`
            : `There are ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' …' : ''}.`,
          confidence: 0.9,
          fix: near
            ? {
                title: `Write ${near}`,
                safety: 'weigh',
                edits: [replace(part, query.context.facts.dialect.quote(near))],
              }
            : null,
        }
      }
    }
  },
})

/** Names of the select list, which ORDER BY and GROUP BY may use. */
function aliasesOf({ node }: Block): ReadonlySet<string | null> {
  const targets: readonly query.Target[] = node.is === 'select' ? node.targets : []
  return new Set(targets.map(targetName))
}
