import type { VersionSummary } from '@/lib/store'

/** The text as it stands, and text that is pasted or dropped, beside the ids of versions. */
export const currentSide = 'current'
export const pastedSide = 'pasted'

/** One side of a comparison: what was chosen, and the SQL where it is pasted. */
export interface Side {
  readonly choice: string
  readonly sql: string
}

export interface Sides {
  readonly older: Side
  readonly newer: Side
}

/** Where a comparison begins: with the versions asked for, else from the newest version to the text as it stands. */
export function firstSides(
  asked: { readonly older: string; readonly newer: string } | null,
  versions: readonly Pick<VersionSummary, 'id'>[],
): Sides {
  const older = asked?.older ?? versions[0]?.id ?? pastedSide
  return { older: { choice: older, sql: '' }, newer: { choice: asked?.newer ?? currentSide, sql: '' } }
}

/** What a side is called. */
export function sideTitle(side: Side, versions: readonly VersionSummary[]): string {
  if (side.choice === currentSide) return 'the text as it stands'
  if (side.choice === pastedSide) return side.sql.trim() === '' ? 'an empty database' : 'pasted SQL'
  const version = versions.find(({ id }) => id === side.choice)
  return version ? versionTitle(version) : 'a version'
}

export function versionTitle({ name, createdAt }: Pick<VersionSummary, 'name' | 'createdAt'>): string {
  return name ?? `snapshot of ${new Date(createdAt).toLocaleString()}`
}
