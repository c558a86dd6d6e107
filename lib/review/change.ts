import type { Finding } from '../rules/index.ts'
import { baseKey, baselineOf, knownTo } from './baseline.ts'

/** What a change of the schema brings to the review. */
export interface ReviewChange {
  /** All findings after it; those that were there before are `known`. */
  readonly findings: readonly Finding[]
  /** What was there before and is gone. */
  readonly fixed: readonly Finding[]
}

/** Holds two reviews against each other, by the rules and objects of their findings. Waived ones count as there. */
export function changeOf(before: readonly Finding[], after: readonly Finding[]): ReviewChange {
  const known = knownTo(baselineOf(before), after)
  const left = new Map<string, number>()
  for (const { key } of known) left.set(baseKey(key), (left.get(baseKey(key)) ?? 0) + 1)
  const fixed = before.filter(({ key, waiver }) => {
    const count = left.get(baseKey(key)) ?? 0
    if (count > 0) left.set(baseKey(key), count - 1)
    return count === 0 && !waiver
  })
  return {
    findings: after.map((finding) => (known.has(finding) ? { ...finding, known: true } : finding)),
    fixed,
  }
}
