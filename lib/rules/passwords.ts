import type { SqlToken } from '../schema/index.ts'

/** The text behind PASSWORD that is neither a digest nor a place which a tool fills in; null where there is none. */
export function clearPassword(tokens: readonly SqlToken[]): SqlToken | null {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    if (token.value !== 'password' || token.kind === 'string' || next?.kind !== 'string') continue
    if (next.value !== '' && !isDigest(next.value) && !isVariable(next.value)) return next
  }
  return null
}

/** Whether a connection string has a password in it. */
export function hasPassword(connection: string): boolean {
  return /\bpassword\s*=\s*[^\s'$%{<:]+/.test(connection)
}

function isDigest(text: string): boolean {
  return text.startsWith('SCRAM-SHA-256$') || /^md5[0-9a-f]{32}$/.test(text)
}

function isVariable(text: string): boolean {
  return /^(\$\{?\w+\}?|%\w+%|\{\{.*\}\}|<.*>|:\w+)$/.test(text)
}
