import { Kind, makeScanner, scan } from '../../core/index.ts'
import { escapingSegments } from '../lexical.ts'

/**
 * SQL from where backslashes are escapes in plain strings as it must be written where they are not:
 * each plain string that holds one gets the prefix E.
 */
export function standardStrings(sql: string): string {
  if (!sql.includes('\\')) return sql
  const scanner = makeScanner(sql, escapingSegments.lexical)
  let out = ''
  for (let at = 0; at < sql.length; at = scanner.end) {
    scan(scanner, at)
    const token = sql.slice(at, scanner.end)
    const escapes = scanner.kind === Kind.string && token.startsWith("'") && token.includes('\\')
    out += escapes ? `E${token}` : token
  }
  return out
}
