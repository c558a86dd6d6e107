import { queryRule } from '../query/query-rule.ts'

/** What takes most of the time is where time is to be had. */
export const heavyStatement = queryRule({
  id: 'heavy-statement',
  title: 'Statement that takes much of all time',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['QY020'],
  options: {
    share: {
      type: 'number',
      default: 0.2,
      minimum: 0.01,
      maximum: 1,
      says: 'Share of all time that is much',
    },
  },
  detects: 'A statement that takes more than a fifth of the time that all statements of the workload take.',
  rationale: 'Made twice as fast, it frees a tenth of the server, however fast it is each time.',
  source: 'https://www.postgresql.org/docs/current/pgstatstatements.html (total_exec_time)',
  ignoreWhen: 'The server has little to do otherwise.',
  remedy:
    'None by itself: other findings of the same query, its plan, and how often it must be asked tell what to do.',
  fixable: false,
  *judge(query, { share }) {
    const { runs, context } = query
    const all = context.workload?.statements ?? []
    if (!runs?.totalMs || all.length < 5) return
    const total = all.reduce((sum, each) => sum + (each.totalMs ?? 0), 0)
    if (runs.totalMs < total * share) return
    yield {
      at: query.statement,
      message: `${query.label} takes ${Math.round((runs.totalMs / total) * 100)} of 100 seconds of the workload.`,
      evidence: `${runs.calls ?? '?'} calls of ${Math.round(runs.meanMs ?? 0)} ms.`,
      confidence: 0.9,
      fix: null,
    }
  },
})
