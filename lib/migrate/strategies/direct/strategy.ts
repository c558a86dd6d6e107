import { diffSchemas } from '../../../diff/index.ts'
import type { PlanStyle } from '../../../sql/index.ts'
import { type Phase, stepOf } from '../../phases.ts'
import type { Strategy } from '../strategy.ts'

/** The fewest statements, in one phase. */
export const directStrategy: Strategy = {
  id: 'direct',
  label: 'Direct',
  description: 'the fewest statements, for a database that nobody uses meanwhile',
  plan({ before, after, renames, dialect, version }) {
    const style: PlanStyle = { version, blocking: 'allowed' }
    const there = diffSchemas(before, after, dialect, { renames })
    const back = diffSchemas(after, before, dialect, {
      renames: renames.map(({ from, to }) => ({ from: to, to: from })),
    })
    const change: Phase = {
      number: 1,
      kind: 'change',
      title: 'Everything at once',
      gates: [],
      up: dialect.plan(there.ops, before, after, style).map(stepOf),
      down: dialect.plan(back.ops, after, before, style).map(stepOf),
      schema: after,
    }
    return { phases: [change], questions: there.questions }
  },
}
