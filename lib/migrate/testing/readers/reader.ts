import type { BundleFile } from '../../tools/tool.ts'

/** What a tool would do for one migration in one direction. */
export interface Executed {
  /** Whether the tool opens a transaction around it. */
  readonly transaction: boolean
  /** What it sends to the server, in order. */
  readonly pieces: readonly string[]
  /** Who finds the ends of statements in a piece: the tool or client, or the server, for which a piece is a transaction. */
  readonly split: 'client' | 'server'
}

/** What a tool would do with a bundle: all migrations up, and all back. */
export interface Reading {
  readonly up: readonly Executed[]
  readonly down: readonly Executed[]
}

/** Reads a bundle by the rules of a tool, as data of the tests; throws where the tool would refuse it. */
export type Reader = (files: readonly BundleFile[]) => Reading

/** The files whose path begins and ends so, by path. */
export function filesOf(files: readonly BundleFile[], start: string, end: string): readonly BundleFile[] {
  return files
    .filter(({ path }) => path.startsWith(start) && path.endsWith(end))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The migrations back, from the last to the first. */
export function backwards<T>(list: readonly T[]): readonly T[] {
  return [...list].reverse()
}
