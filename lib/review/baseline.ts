import type { Finding } from '../rules/index.ts'
import type { Baseline } from './settings/index.ts'

/** The baseline of these findings; keys in order, so that a file of it changes only where findings do. */
export function baselineOf(findings: readonly Pick<Finding, 'key'>[]): Baseline {
  const counts = new Map<string, number>()
  for (const { key } of findings) {
    const base = baseKey(key)
    counts.set(base, (counts.get(base) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return { version: 1, findings: Object.fromEntries(sorted) }
}

/** The findings that the baseline knows; of several under one key the first, as many as it counts. */
export function knownTo<F extends Pick<Finding, 'key'>>(
  baseline: Baseline,
  findings: readonly F[],
): ReadonlySet<F> {
  const left = new Map(Object.entries(baseline.findings))
  const known = new Set<F>()
  for (const finding of findings) {
    const key = baseKey(finding.key)
    const count = left.get(key) ?? 0
    if (count === 0) continue
    left.set(key, count - 1)
    known.add(finding)
  }
  return known
}

/** The key without what numbers findings that it does not tell apart: `rule:object`, not `rule:object#2`. */
export function baseKey(key: string): string {
  const hash = key.lastIndexOf('#')
  return hash > 0 && /^\d+$/.test(key.slice(hash + 1)) ? key.slice(0, hash) : key
}
