import type { DiagramLayout } from '../layout/index.ts'
import type { EntityId, Schema } from '../schema/index.ts'

export interface ExportInput {
  readonly text: string
  readonly schema: Schema
  readonly layout: DiagramLayout
  /** Only these top-level entities; null for all. */
  readonly selection: ReadonlySet<EntityId> | null
  readonly title: string
}

export interface ExportFile {
  readonly path: string
  readonly content: string
}

/** Something the target cannot say, and what was written instead. */
export interface Loss {
  readonly entity: EntityId
  readonly feature: string
  readonly instead: string
}

export interface ExportResult {
  readonly files: readonly ExportFile[]
  readonly losses: readonly Loss[]
}

/** One output format. Pure: the same input gives the same files. */
export interface Target {
  readonly id: string
  readonly label: string
  /** What it is good for, one line. */
  readonly description: string
  /** Without the dot. */
  readonly extension: string
  readonly mediaType: string
  emit(input: ExportInput): ExportResult
}
