import type { DiagramLayout } from '../layout/index.ts'
import type { Dismissals } from './api.ts'

/** What is kept beside the text. */
export interface Sidecar {
  readonly layout: DiagramLayout
  readonly dismissals: Dismissals
}

/** Three sides merged entry by entry: what I changed since `base` is mine, everything else theirs. */
export function mergeSidecars(base: Sidecar, mine: Sidecar, theirs: Sidecar): Sidecar {
  return {
    layout: {
      placements: mergeRecords(base.layout.placements, mine.layout.placements, theirs.layout.placements),
      annotations: Object.values(
        mergeRecords(
          byId(base.layout.annotations),
          byId(mine.layout.annotations),
          byId(theirs.layout.annotations),
        ),
      ),
    },
    dismissals: mergeRecords(base.dismissals, mine.dismissals, theirs.dismissals),
  }
}

/** Whether two sidecars say the same, whatever the order of their entries. */
export function sameSidecar(a: Sidecar, b: Sidecar): boolean {
  return (
    sameRecord(a.layout.placements, b.layout.placements) &&
    sameRecord(byId(a.layout.annotations), byId(b.layout.annotations)) &&
    sameRecord(a.dismissals, b.dismissals)
  )
}

type Entries<T> = Readonly<Record<string, T>>

function mergeRecords<T>(base: Entries<T>, mine: Entries<T>, theirs: Entries<T>): Record<string, T> {
  const out: [string, T][] = []
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const changed = !same(own(base, key), own(mine, key))
    const value = changed ? own(mine, key) : own(theirs, key)
    if (value !== undefined) out.push([key, value])
  }
  // Not by assignment: a key may be `__proto__`.
  return Object.fromEntries(out)
}

function sameRecord<T>(a: Entries<T>, b: Entries<T>): boolean {
  if (a === b) return true
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], own(b, key)))
}

function own<T>(record: Entries<T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]))
}
