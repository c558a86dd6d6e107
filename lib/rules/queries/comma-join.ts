import type { query } from '../../sql/index.ts'
import type { JudgedQuery, QueryFix } from '../query/judged-query.ts'
import { queryRule } from '../query/query-rule.ts'
import type { Block, BoundSource } from '../query/scope.ts'
import { conjunctsOf, sourcesIn } from '../query/terms.ts'
import { textAt } from '../query/text.ts'

/** What joins and what chooses belong apart. */
export const commaJoin = queryRule({
  id: 'comma-join',
  title: 'Join by commas',
  severity: 'info',
  stance: 'strict',
  tags: ['readability'],
  catalogue: ['QY012'],
  detects: 'Tables in FROM with commas between, and the conditions that join them in WHERE.',
  rationale:
    'Which condition belongs to which table is to be found out; one that is forgotten gives every row with every row, ' +
    'and nothing tells. Beside an explicit JOIN a comma binds less, so that ON does not see the tables before it.',
  source: 'https://www.postgresql.org/docs/current/explicit-joins.html; https://github.com/XiaoMi/soar',
  ignoreWhen: 'It is the habit of the house.',
  remedy: 'Writes JOIN … ON with the conditions that join, and leaves the others in WHERE.',
  fixable: true,
  *judge(judged) {
    for (const block of judged.blocks) {
      const { node } = block
      if (
        node.is !== 'select' ||
        node.sources.length < 2 ||
        node.sources.some((each) => each.is !== 'relation')
      )
        continue
      if (node.sources.some((each) => each.is === 'relation' && each.sample)) continue
      const fix = joinedFix(judged, block, node)
      if (!fix) continue
      yield {
        at: { from: node.sources[0]?.from ?? node.from, to: node.sources.at(-1)?.to ?? node.to },
        message: `${judged.label} joins ${block.sources.map((source) => source.name).join(', ')} by commas.`,
        evidence: 'What joins them stands in WHERE among the other conditions.',
        confidence: 0.95,
        fix,
      }
    }
  },
})

/** JOIN … ON in place of the commas; null where a table has no condition that joins it. */
function joinedFix(judged: JudgedQuery, block: Block, node: query.Select): QueryFix | null {
  const { where } = node
  if (!where) return null
  const left = conjunctsOf(where).map((condition) => ({ condition, sources: sourcesIn(block, condition) }))
  const waiting = [...block.sources]
  const first = waiting.shift()
  if (!first) return null
  const joined = new Set<BoundSource>([first])
  let text = textAt(judged, first.node)
  while (waiting.length > 0) {
    const next = waiting.find((source) => left.some(({ sources }) => joins(sources, source, joined)))
    if (!next) return null
    waiting.splice(waiting.indexOf(next), 1)
    const on = left.filter(({ sources }) => joins(sources, next, joined))
    for (const each of on) left.splice(left.indexOf(each), 1)
    joined.add(next)
    text += ` JOIN ${textAt(judged, next.node)} ON ${on.map(({ condition }) => written(judged, condition)).join(' AND ')}`
  }
  const from = node.sources[0]?.from ?? node.from
  const to = node.sources.at(-1)?.to ?? node.to
  const rest = left.map(({ condition }) => written(judged, condition)).join(' AND ')
  const word = judged.sql.toLowerCase().lastIndexOf('where', where.from)
  if (word < to) return null
  const gap = judged.sql.slice(to, word)
  return {
    title: 'Write JOIN … ON',
    safety: 'safe',
    edits: [
      { from, to: outerEnd(judged.sql, where), insert: rest === '' ? text : `${text}${gap}WHERE ${rest}` },
    ],
  }
}

/** Whether a condition has columns of the table and of one that is joined already, and of no other. */
function joins(
  sources: ReadonlySet<BoundSource> | null,
  next: BoundSource,
  joined: ReadonlySet<BoundSource>,
): boolean {
  if (!sources?.has(next) || sources.size < 2) return false
  return [...sources].every((source) => source === next || joined.has(source))
}

function written(judged: JudgedQuery, condition: query.Expression): string {
  const text = textAt(judged, condition)
  return condition.is === 'or' ? `(${text})` : text
}

/** Behind the parentheses that close right behind the condition and were opened in it. */
function outerEnd(sql: string, where: query.Expression): number {
  const before = sql.slice(sql.toLowerCase().lastIndexOf('where', where.from) + 'where'.length, where.from)
  let open = [...before].filter((ch) => ch === '(').length
  let at = where.to
  while (open > 0 && at < sql.length) {
    if (sql.charAt(at) === ')') open--
    at++
  }
  return at
}
