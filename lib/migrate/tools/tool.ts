import type { Phase } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'

/** A file of a bundle. */
export interface BundleFile {
  readonly path: string
  readonly content: string
  /** What it is, in one line, for the readme. */
  readonly about: string
}

/** What a bundle is told; nothing of it is read from a clock or made up. */
export interface BundleContext {
  /** What is migrated, for titles. */
  readonly title: string
  /** By the tool's scheme: a number, a time stamp, a name; of the first migration when there are several. */
  readonly version: string
  /** ISO 8601, or null to leave it out. */
  readonly time: string | null
  /** A checksum of a text as hexadecimal digits, and what it is called. */
  readonly hash: { readonly name: string; of(text: string): string }
}

export type PhaseName = Pick<Phase, 'number' | 'kind'>

/** A migration tool's way of laying a plan out as files. */
export interface MigrationTool {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly versionScheme: 'none' | 'sequence' | 'timestamp' | 'semantic'
  /** Whether the tool runs scripts that lead back. */
  readonly hasDown: boolean
  /** Who opens transactions: the tool, around each file, or the scripts themselves. */
  readonly transactional: 'tool' | 'script'
  /** How its files are called, for a table of the tools. */
  readonly files: string
  /** How a statement that may not stand in a transaction is told to the tool, as Markdown. */
  readonly outside: string
  /**
   * Whether the tests run the bundles with the tool itself, do so where it is installed, or read them back by
   * the rules of its format.
   */
  readonly proof: 'run' | 'run where installed' | 'format'
  /** What a person does with the files, in order, as lines of Markdown. */
  readonly howToRun: readonly string[]
  /** The file that carries out one of the phases as it stands; absent where only the tool can run its files. */
  scriptOf?(phase: PhaseName, phases: readonly PhaseName[], direction: 'up' | 'down'): string
  /** The files that the tool reads; the readme and the manifest are added to every bundle. */
  write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[]
}
