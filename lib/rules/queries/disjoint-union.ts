import type { query } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'
import { literalOf } from '../query/terms.ts'
import { textAt } from '../query/text.ts'

/** What cannot be there twice need not be looked for. */
export const disjointUnion = queryRule({
  id: 'disjoint-union',
  title: 'UNION of what cannot be equal',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY009'],
  detects: 'UNION without ALL of queries that each have another constant in the same column.',
  rationale:
    'UNION sorts or hashes all rows to find those that are there twice. Rows whose constants differ are never ' +
    'equal, so it finds none, unless one of the queries repeats its own.',
  source: 'https://www.postgresql.org/docs/current/queries-union.html',
  ignoreWhen: 'One of the queries gives the same row several times, and that is not wanted.',
  remedy: 'Writes UNION ALL.',
  fixable: true,
  *judge(query) {
    for (const node of setOperations(query.statement)) {
      if (node.is !== 'union' || node.all || node.left.is !== 'select' || node.right.is !== 'select') continue
      const right = node.right.targets
      const at = node.left.targets.findIndex((target, place) => {
        const [a, b] = [constant(target), constant(right[place])]
        return a !== null && b !== null && a !== b
      })
      const between = query.sql.slice(node.left.to, node.right.from)
      const word = between.toLowerCase().indexOf('union')
      if (at < 0 || word < 0) continue
      const end = node.left.to + word + 'union'.length
      yield {
        at: { from: end - 'union'.length, to: end },
        message: `${query.label} looks for rows that are there twice where there can be none.`,
        evidence: `Column ${at + 1} is ${textAt(query, node.left.targets[at] ?? node)} in the one and ${textAt(query, right[at] ?? node)} in the other.`,
        confidence: 0.8,
        fix: { title: 'Write UNION ALL', safety: 'weigh', edits: [{ from: end, to: end, insert: ' ALL' }] },
      }
    }
  },
})

function* setOperations(statement: query.Statement): Generator<query.SetOperation> {
  const open: query.QueryNode[] = [statement]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.is !== 'union' && node.is !== 'intersect' && node.is !== 'except') continue
    yield node
    open.push(node.left, node.right)
  }
}

function constant(target: query.Target | undefined): string | null {
  const found = target && (literalOf(target.value, 'string') ?? literalOf(target.value, 'number'))
  return found?.value ?? null
}
