import type { MigrationStatement } from './statements.ts'
import { wordsOf } from './words.ts'

/** A transaction that is open while a statement runs. */
export interface OpenTransaction {
  /** Whether the tool that runs the file opened it, or a BEGIN in the file. */
  readonly by: 'tool' | 'file'
  /** The first statement in it, counted from zero. */
  readonly first: number
}

/** What a statement does to the transaction it stands in. */
export type TransactionEffect = 'opens' | 'commits' | 'rolls back' | null

/** Whether a statement begins or ends a transaction; savepoints and prepared transactions do neither. */
export function transactionEffect(statement: MigrationStatement): TransactionEffect {
  const { node } = statement
  if (node.kind !== 'other' || statement.within === 'block') return null
  switch (node.words) {
    case 'begin':
      return 'opens'
    case 'start':
      return wordsOf(statement).is('transaction', 1) ? 'opens' : null
    case 'commit':
    case 'end':
      return wordsOf(statement).is('prepared', 1) ? null : 'commits'
    case 'rollback':
    case 'abort':
      return wordsOf(statement).is('prepared', 1) ? null : 'rolls back'
    default:
      return null
  }
}
