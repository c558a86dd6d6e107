import type { SessionSettings } from '../dialect.ts'
import { quoteIdentifier } from './quote.ts'

/**
 * `SET` statements for a migration. Bodies of functions are not checked, so that a function may be made
 * before the tables it reads.
 */
export function sessionStatements(
  settings: SessionSettings,
  scope: 'session' | 'transaction',
): readonly string[] {
  const set = scope === 'transaction' ? 'SET LOCAL' : 'SET'
  const { lockTimeout, statementTimeout, searchPath } = settings
  return [
    ...(lockTimeout === null ? [] : [`${set} lock_timeout = ${duration(lockTimeout)};`]),
    ...(statementTimeout === null ? [] : [`${set} statement_timeout = ${duration(statementTimeout)};`]),
    `${set} check_function_bodies = off;`,
    ...(searchPath.length === 0
      ? []
      : [`${set} search_path = ${searchPath.map(quoteIdentifier).join(', ')};`]),
  ]
}

function duration(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `'${milliseconds / 1000}s'` : `'${milliseconds}ms'`
}
