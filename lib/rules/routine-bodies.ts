import type { Routine, SqlToken } from '../schema/index.ts'
import { isName, tokensOf } from './expression.ts'

/** The tokens of a routine's body, out of its quotes; those of the whole statement where it has no quoted body. */
export function routineBody(routine: Routine): readonly SqlToken[] {
  const known = bodies.get(routine)
  if (known) return known
  const body = tokensOf(routine.definition).findLast(
    (token) => token.kind === 'string' && /\s/.test(token.value.trim()),
  )
  const tokens = tokensOf(body?.value ?? routine.definition)
  bodies.set(routine, tokens)
  return tokens
}

/** The functions that a routine calls, by their last name part. */
export function routineCalls(routine: Routine): ReadonlySet<string> {
  const known = called.get(routine)
  if (known) return known
  const calls = new Set<string>()
  const tokens = routineBody(routine)
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    if (isName(token) && next?.kind === 'symbol' && next.value === '(') calls.add(token.value)
  }
  called.set(routine, calls)
  return calls
}

const bodies = new WeakMap<Routine, readonly SqlToken[]>()
const called = new WeakMap<Routine, ReadonlySet<string>>()
