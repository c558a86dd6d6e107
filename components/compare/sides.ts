import type { BranchSummary, VersionSummary } from '@/lib/store'

/** The text as it stands, and text that is pasted or dropped, beside the ids of versions. */
export const currentSide = 'current'
export const pastedSide = 'pasted'

const branchPrefix = 'branch:'

/** The choice of another branch as it stands on the server. */
export function branchSide(id: string): string {
  return `${branchPrefix}${id}`
}

/** The branch that a choice names; null where it names none. */
export function branchOfSide(choice: string): string | null {
  return choice.startsWith(branchPrefix) ? choice.slice(branchPrefix.length) : null
}

/** A branch that is not the open one. */
export interface OtherBranch extends Pick<BranchSummary, 'id' | 'name'> {
  readonly versions: readonly VersionSummary[]
}

/** What can be compared, beside the text as it stands and what is pasted. */
export interface SideOptions {
  /** Of the open branch, newest first. */
  readonly versions: readonly VersionSummary[]
  /** All but the open one, with their versions, newest first. */
  readonly branches: readonly OtherBranch[]
}

/** One side of a comparison: what was chosen, and the SQL where it is pasted. */
export interface Side {
  readonly choice: string
  readonly sql: string
}

export interface Sides {
  readonly older: Side
  readonly newer: Side
}

/** Where a comparison begins: with the sides asked for, else from the newest version to the text as it stands. */
export function firstSides(
  asked: { readonly older: string; readonly newer: string } | null,
  versions: readonly Pick<VersionSummary, 'id'>[],
): Sides {
  const older = asked?.older ?? versions[0]?.id ?? pastedSide
  return { older: { choice: older, sql: '' }, newer: { choice: asked?.newer ?? currentSide, sql: '' } }
}

/** What a side is called. */
export function sideTitle(side: Side, { versions, branches }: SideOptions): string {
  if (side.choice === currentSide) return 'the text as it stands'
  if (side.choice === pastedSide) return side.sql.trim() === '' ? 'an empty database' : 'pasted SQL'
  const branch = branches.find(({ id }) => id === branchOfSide(side.choice))
  if (branch) return `branch ${branch.name}`
  const version = versions.find(({ id }) => id === side.choice)
  if (version) return versionTitle(version)
  for (const { name, versions: others } of branches) {
    const found = others.find(({ id }) => id === side.choice)
    if (found) return `${versionTitle(found)} of branch ${name}`
  }
  return 'a version'
}

export function versionTitle({ name, createdAt }: Pick<VersionSummary, 'name' | 'createdAt'>): string {
  return name ?? `snapshot of ${new Date(createdAt).toLocaleString()}`
}
