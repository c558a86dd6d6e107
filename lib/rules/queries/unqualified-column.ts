import { nodesOfBlock, targetName } from '../query/blocks.ts'
import { queryRule } from '../query/query-rule.ts'
import { resolve } from '../query/scope.ts'
import { replace } from '../query/text.ts'

/** Whose column it is should not depend on what other tables have today. */
export const unqualifiedColumn = queryRule({
  id: 'unqualified-column',
  title: 'Column without its table in a join',
  severity: 'info',
  stance: 'strict',
  tags: ['readability', 'operations'],
  catalogue: ['QY012', 'QY022'],
  detects: 'A query of several tables that names columns without saying whose they are.',
  rationale:
    'The reader has to look it up; and on the day that another of the tables gets a column of that name the query fails.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (RF02)',
  ignoreWhen: 'The names say it themselves, because each table prefixes its own.',
  remedy: 'Writes the table, or what it is called in the query, before each.',
  fixable: true,
  *judge(query) {
    const { quote } = query.context.facts.dialect
    for (const block of query.blocks) {
      const { node, sources } = block
      if (node.is !== 'select' || sources.length < 2) continue
      const outputs = new Set(node.targets.map(targetName))
      const sortKeys = new Set<unknown>(node.orderBy.map(({ value }) => value))
      const bare = [...nodesOfBlock(block)].flatMap((each) => {
        if (each.is !== 'column' || each.parts.length > 1) return []
        const found = resolve(block, each)
        if (found.is !== 'column' || found.block !== block || block.merged.has(found.name)) return []
        const isOutput = sortKeys.has(each) && outputs.has(found.name)
        return found.source.name === null || isOutput ? [] : [{ each, source: found.source.name }]
      })
      const [first] = bare
      if (!first) continue
      const text = (at: { readonly from: number; readonly to: number }) => query.sql.slice(at.from, at.to)
      yield {
        at: first.each,
        message: `${query.label} does not say whose ${text(first.each)} it means${bare.length > 1 ? `, and ${bare.length - 1} more` : ''}.`,
        evidence: `It is that of ${first.source}, of ${sources.length} tables.`,
        confidence: 0.95,
        fix: {
          title: 'Say whose columns they are',
          safety: 'safe',
          edits: bare.map(({ each, source }) => replace(each, `${quote(source)}.${text(each)}`)),
        },
      }
    }
  },
})
