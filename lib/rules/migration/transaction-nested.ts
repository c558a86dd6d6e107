import { removed } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'
import { transactionEffect } from './reading/transactions.ts'

/** A BEGIN within a transaction does nothing; a COMMIT within a tool's ends it too early. */
export const transactionNested = migrationRule({
  id: 'transaction-nested',
  title: 'Transaction begun or ended at the wrong place',
  severity: 'error',
  catalogue: ['MS059'],
  detects:
    'BEGIN while a transaction is open, COMMIT or ROLLBACK while none is, either in a file that the tool wraps, and a ' +
    'BEGIN that no COMMIT follows.',
  rationale:
    'A second BEGIN is ignored, so the first COMMIT ends what was thought to be the inner one; without a COMMIT all ' +
    "is undone when the connection closes; in a wrapped file the tool's own record of the migration falls outside.",
  source: 'https://squawkhq.com/docs/transaction-nesting',
  ignoreWhen: 'The tool is known to split the file at them.',
  remedy:
    'Takes the statement out. Where the COMMIT is missing, write it where the transaction is meant to end.',
  fixable: true,
  *checkFile({ steps }) {
    for (const step of steps) {
      const effect = transactionEffect(step.statement)
      if (effect === null) continue
      const message = messageFor(effect, step.transaction?.by ?? null)
      if (message === null) continue
      yield {
        step,
        message,
        evidence: step.transaction ? 'A transaction is open here.' : 'No transaction is open here.',
        confidence: 0.93,
        fix: removed(step, 'Take it out'),
      }
    }
    const last = steps.at(-1)
    if (last?.transaction?.by !== 'file' || transactionEffect(last.statement) !== null) return
    const opener = steps[last.transaction.first - 1]
    if (!opener) return
    yield {
      step: opener,
      message: 'The transaction begun here is never committed.',
      evidence: 'The file ends while it is open; all of it is undone when the connection closes.',
      confidence: 0.95,
      fix: null,
    }
  },
})

function messageFor(effect: 'opens' | 'commits' | 'rolls back', open: 'tool' | 'file' | null): string | null {
  if (effect === 'opens') {
    if (open === null) return null
    return open === 'tool'
      ? 'BEGIN in a file that the tool wraps does nothing.'
      : 'BEGIN in an open transaction does nothing.'
  }
  const word = effect === 'commits' ? 'COMMIT' : 'ROLLBACK'
  if (open === 'file') return null
  return open === 'tool'
    ? `${word} ends the transaction that the tool opened.`
    : `${word} without a transaction does nothing.`
}
