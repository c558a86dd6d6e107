import { nearest } from '../base/index.ts'
import { UsageError } from './command.ts'

/** The value, if it is one of those known; otherwise a usage error that names them and the likeliest. */
export function choose<T extends string>(what: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value)
  if (found !== undefined) return found
  const near = nearest(value, known)
  const hint = near ? `; did you mean ${near}?` : '.'
  throw new UsageError(`unknown ${what} ${value}${hint} Known: ${known.join(', ')}`)
}
