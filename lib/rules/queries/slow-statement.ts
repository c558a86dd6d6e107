import { queryRule } from '../query/query-rule.ts'

/** What takes long on average keeps somebody waiting each time. */
export const slowStatement = queryRule({
  id: 'slow-statement',
  title: 'Slow statement',
  severity: 'warning',
  tags: ['performance'],
  catalogue: ['QY020'],
  options: {
    mostMs: {
      type: 'number',
      default: 500,
      minimum: 1,
      says: 'Milliseconds a statement may take on average',
    },
    leastCalls: { type: 'integer', default: 10, minimum: 1, says: 'Calls below which it is left alone' },
  },
  detects:
    'A statement of the workload that takes more than half a second on average, over ten calls or more.',
  rationale: 'Somebody waits for it, and it keeps a connection, memory and perhaps locks meanwhile.',
  source: 'https://www.postgresql.org/docs/current/pgstatstatements.html',
  ignoreWhen: 'It is a report or a nightly job.',
  remedy: 'None by itself: other findings of the same query, and its plan, tell what to do.',
  fixable: false,
  *judge(query, { mostMs, leastCalls }) {
    const { meanMs, calls } = query.runs ?? {}
    if (!meanMs || meanMs < mostMs || (calls ?? 0) < leastCalls) return
    yield {
      at: query.statement,
      message: `${query.label} takes ${Math.round(meanMs)} ms on average.`,
      evidence: `${calls} calls, ${Math.round((meanMs * (calls ?? 0)) / 1000)} s in all.`,
      confidence: 0.9,
      fix: null,
    }
  },
})
