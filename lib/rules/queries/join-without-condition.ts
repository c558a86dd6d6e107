import type { ForeignKey } from '../../schema/index.ts'
import type { query } from '../../sql/index.ts'
import type { JudgedQuery, QueryFix } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block, BoundSource } from '../query/scope.ts'
import { conditionsOf, conjunctsOf, joinsOf, leavesOf, sourcesIn } from '../query/terms.ts'

/** Two tables that nothing connects give every row with every row. */
export const joinWithoutCondition = queryRule({
  id: 'join-without-condition',
  title: 'Tables that no condition connects',
  severity: 'warning',
  tags: ['integrity', 'performance'],
  catalogue: ['QY012'],
  detects: 'A table in FROM that no condition connects with the others, where CROSS JOIN is not written.',
  rationale:
    'Each row of the one comes with each row of the other: a thousand by a thousand is a million. Mostly a ' +
    'condition was forgotten, and DISTINCT or GROUP BY hides it.',
  source: 'https://docs.sqlfluff.com/en/stable/reference/rules.html (AM08), https://github.com/XiaoMi/soar',
  ignoreWhen: 'One of the tables is known to hold one row; CROSS JOIN says so.',
  remedy:
    'Adds the condition of the foreign key between the two; where there is none, only the author knows it.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      const { node, sources } = block
      if (node.is !== 'select' || sources.length < 2 || !query.isWhole) continue
      const apart = unconnected(block, node)
      if (!apart) continue
      const key = foreignKeyBetween(query, sources, apart)
      yield {
        at: apart.node,
        message: `${query.label} puts every row of ${apart.name ?? 'a query'} beside every other row.`,
        evidence: `No condition has columns of ${apart.name ?? 'it'} and of another table.`,
        confidence: key ? 0.85 : 0.7,
        fix: key ? conditionFix(node, key) : null,
      }
    }
  },
})

/** The first table of FROM that no condition connects with those before it; null when all are connected. */
function unconnected(block: Block, node: query.Select): BoundSource | null {
  const { sources } = block
  if (sources.some(isExempt)) return null
  const joins = joinsOf(node.sources)
  if (joins.some((join) => join.natural || join.kind === 'cross')) return null
  const group = new Map<BoundSource, number>(sources.map((source, at) => [source, at]))
  const connect = (some: Iterable<BoundSource>) => {
    const groups = new Set([...some].map((source) => group.get(source)))
    const [to] = groups
    if (to !== undefined) for (const [source, own] of group) if (groups.has(own)) group.set(source, to)
  }
  const outerConditions = joins.flatMap((join) => (join.kind === 'inner' ? [] : conjunctsOf(join.on)))
  for (const condition of [...conditionsOf(block), ...outerConditions]) {
    const found = sourcesIn(block, condition)
    // What cannot be told may connect anything.
    if (found === null) return null
    connect(found)
  }
  for (const join of joins) {
    if (join.using)
      connect(
        [...leavesOf(join.left), ...leavesOf(join.right)].flatMap(
          (leaf) => sources.find((each) => each.node === leaf) ?? [],
        ),
      )
  }
  const first = group.get(sources[0] as BoundSource)
  return sources.find((source) => group.get(source) !== first) ?? null
}

/** Functions and lateral queries see the tables before them; VALUES and totals of one row are put beside on purpose. */
function isExempt({ node }: BoundSource): boolean {
  if (!('is' in node) || node.is === 'function' || node.is === 'unread') return true
  if (node.is !== 'derived') return false
  return node.lateral || node.query.is !== 'select' || node.query.groupBy === null
}

interface KeyBetween {
  readonly from: BoundSource
  readonly to: BoundSource
  readonly key: ForeignKey
}

/** The only foreign key between the table and the others. */
function foreignKeyBetween(
  { context }: JudgedQuery,
  sources: readonly BoundSource[],
  apart: BoundSource,
): KeyBetween | null {
  const keys = sources.flatMap((other): readonly KeyBetween[] => {
    if (other === apart) return []
    return [
      { from: apart, to: other },
      { from: other, to: apart },
    ].flatMap(({ from, to }) =>
      (from.table?.foreignKeys ?? [])
        .filter(
          (key) => key.references.table === to.table?.name && key.references.schema === to.table?.schema,
        )
        .map((key) => ({ from, to, key })),
    )
  })
  const [only, second] = keys
  return only && !second && context.schema && only.key.references.columns.length === only.key.columns.length
    ? only
    : null
}

function conditionFix(node: query.Select, { from, to, key }: KeyBetween): QueryFix {
  const condition = key.columns
    .map((column, at) => `${from.name}.${column} = ${to.name}.${key.references.columns[at]}`)
    .join(' AND ')
  const { where } = node
  const end = where?.to ?? node.sources.at(-1)?.to ?? node.to
  const edits =
    where?.is === 'or'
      ? [
          { from: where.from, to: where.from, insert: '(' },
          { from: end, to: end, insert: `) AND ${condition}` },
        ]
      : [{ from: end, to: end, insert: ` ${where ? 'AND' : 'WHERE'} ${condition}` }]
  return { title: `Connect them: ${condition}`, safety: 'weigh', edits }
}
