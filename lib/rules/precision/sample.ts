import type { Finding } from '../rule.ts'

/** A finding with the script it was made in. */
export interface Sighting {
  readonly script: string
  readonly finding: Finding
}

/** How many findings of a rule are judged. */
export const sampleSize = 10

/**
 * The findings of one rule that are to be judged: at most `sampleSize`, taken from the scripts in turn,
 * within a script by the hash of their keys. The same for the same findings; a finding more or less
 * changes the others' places little.
 */
export function sampleOf(sightings: readonly Sighting[]): readonly Sighting[] {
  const scripts = new Map<string, Sighting[]>()
  for (const sighting of sightings) {
    const same = scripts.get(sighting.script)
    if (same) same.push(sighting)
    else scripts.set(sighting.script, [sighting])
  }
  const piles = [...scripts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pile]) => pile.sort((a, b) => hashOf(a.finding.key) - hashOf(b.finding.key)))
  const sample: Sighting[] = []
  for (let round = 0; sample.length < Math.min(sampleSize, sightings.length); round++) {
    for (const pile of piles) {
      const next = pile[round]
      if (next && sample.length < sampleSize) sample.push(next)
    }
  }
  return sample
}

/** FNV-1a, 32 bits: spreads keys without favouring the alphabet's first. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  }
  return hash
}
