import { diffSchemas } from '../../../diff/index.ts'
import type { PlanStyle } from '../../../sql/index.ts'
import { planParts } from '../../parts.ts'
import type { Phase } from '../../phases.ts'
import { findMoves } from '../moves.ts'
import type { Strategy } from '../strategy.ts'
import { planMoves } from './moves.ts'

/** The fewest statements, in one phase. */
export const directStrategy: Strategy = {
  id: 'direct',
  label: 'Direct',
  description: 'the fewest statements, for a database that nobody uses meanwhile',
  plan({ before, after, renames, dialect, version }) {
    const style: PlanStyle = { version, blocking: 'allowed' }
    const { ops, questions } = diffSchemas(before, after, dialect, { renames })
    const moves = findMoves(before, after, renames)
    const change: Phase = {
      number: 1,
      kind: 'change',
      title: 'Everything at once',
      gates: [],
      parts:
        moves.length === 0
          ? planParts(ops, before, after, dialect, style)
          : planMoves({ before, after, renames, dialect, version }, moves, style),
      schema: after,
    }
    return { phases: [change], questions }
  },
}
