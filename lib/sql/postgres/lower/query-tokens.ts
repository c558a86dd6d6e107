import { Kind } from '../../core/index.ts'
import { depthOf } from './column-name.ts'
import { isName, type SqlToken } from './tokens.ts'

/** The names of a dotted name that stands at `start`, and the place behind it. */
export function readPath(
  tokens: readonly SqlToken[],
  start: number,
): { readonly names: readonly string[]; readonly end: number } {
  const names: string[] = []
  let at = start
  while (isName(tokens[at])) {
    names.push(tokens[at]?.value ?? '')
    at++
    if (tokens[at]?.kind !== Kind.dot) break
    at++
  }
  return { names, end: at }
}

/** The place of the bracket that closes the one at `open`, or the last place. */
export function closing(tokens: readonly SqlToken[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    const token = tokens[at]
    if (token) depth += depthOf(token)
    if (depth === 0) return at
  }
  return tokens.length
}

/** Words that end a FROM list. */
export const fromEnds = new Set([
  'where',
  'group',
  'having',
  'order',
  'limit',
  'offset',
  'fetch',
  'window',
  'for',
  'union',
  'intersect',
  'except',
  'select',
  'returning',
  'with',
])
