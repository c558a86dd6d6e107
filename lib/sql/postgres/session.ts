import type { SessionSettings } from '../dialect.ts'
import { quoteIdentifier } from './quote.ts'

/**
 * `SET` statements for a migration, or the `RESET`s that take them back. Bodies of functions are not checked, so that a function may be made
 * before the tables it reads.
 */
export function sessionStatements(
  settings: SessionSettings,
  scope: 'session' | 'transaction' | 'reset',
): readonly string[] {
  if (scope === 'reset') {
    const { lockTimeout, statementTimeout, searchPath } = settings
    return [
      ...(lockTimeout === null ? [] : ['RESET lock_timeout;']),
      ...(statementTimeout === null ? [] : ['RESET statement_timeout;']),
      'RESET check_function_bodies;',
      ...(searchPath.length === 0 ? [] : ['RESET search_path;']),
    ]
  }
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
