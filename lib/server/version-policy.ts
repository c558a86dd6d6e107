import type { TextChange } from '../text/index.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What decides whether the state before a save is worth a version of its own. */
export interface SnapshotQuestion {
  /** Milliseconds since the newest version was taken. */
  readonly age: number
  /** Saves since then. */
  readonly saves: number
  readonly change: TextChange | null
  /** UTF-16 units of the text before the change. */
  readonly length: number
}

/**
 * An automatic version is taken of the state before a save: when ten minutes or two hundred saves
 * have passed since the last, or when the save deletes most of a text.
 */
export function needsSnapshot({ age, saves, change, length }: SnapshotQuestion): boolean {
  if (saves <= 0) return false
  if (age >= 10 * minute || saves >= 200) return true
  const deleted = (change?.replacements ?? []).reduce((sum, r) => sum + r.to - r.from, 0)
  return length >= 200 && deleted > length / 2
}

/** A version as the thinning sees it. */
export interface DatedVersion {
  readonly id: string
  readonly name: string | null
  readonly createdAt: Date
}

/**
 * The versions that have served their time: of the automatic ones, all of the last day are kept,
 * then the newest an hour for a week, a day for a quarter, a week after that. Named ones stay.
 */
export function outlivedVersions(versions: readonly DatedVersion[], now: Date): readonly string[] {
  const kept = new Set<string>()
  const outlived: string[] = []
  const newestFirst = [...versions].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  for (const version of newestFirst) {
    if (version.name !== null) continue
    const time = version.createdAt.getTime()
    const grain = grainOf(now.getTime() - time)
    if (grain === 0) continue
    const slot = `${grain}:${Math.floor(time / grain)}`
    if (kept.has(slot)) outlived.push(version.id)
    else kept.add(slot)
  }
  return outlived
}

function grainOf(age: number): number {
  if (age < day) return 0
  if (age < 7 * day) return hour
  if (age < 90 * day) return day
  return 7 * day
}
