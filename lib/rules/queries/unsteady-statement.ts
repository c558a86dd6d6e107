import { queryRule } from '../query/query-rule.ts'

/** What is fast mostly and slow at times has two plans, or two kinds of values. */
export const unsteadyStatement = queryRule({
  id: 'unsteady-statement',
  title: 'Statement that is fast and slow in turns',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY020'],
  options: {
    times: {
      type: 'number',
      default: 5,
      minimum: 1,
      says: 'Times of the average that deviations may come to',
    },
    leastMs: {
      type: 'number',
      default: 50,
      minimum: 0,
      says: 'Milliseconds of deviation below which it is left alone',
    },
    leastCalls: { type: 'integer', default: 100, minimum: 2, says: 'Calls below which it is left alone' },
  },
  detects: 'A statement whose times deviate by a multiple of their average.',
  rationale:
    'Some values find a thousand times as much as others, or one plan serves all of them badly; or it waits for locks. ' +
    'The average hides it, those who wait do not.',
  source: 'https://www.postgresql.org/docs/current/pgstatstatements.html (stddev_exec_time)',
  ignoreWhen: 'The first calls after a start are what was slow.',
  remedy: 'None by itself: plan_cache_mode, statistics of the column and lock waits are where to look.',
  fixable: false,
  *judge(query, { times, leastMs, leastCalls }) {
    const { meanMs, deviationMs, calls } = query.runs ?? {}
    if (!meanMs || !deviationMs || (calls ?? 0) < leastCalls) return
    if (deviationMs < leastMs || deviationMs < meanMs * times) return
    yield {
      at: query.statement,
      message: `${query.label} takes ${Math.round(meanMs)} ms on average, give or take ${Math.round(deviationMs)}.`,
      evidence: `Over ${calls} calls.`,
      confidence: 0.7,
      fix: null,
    }
  },
})
