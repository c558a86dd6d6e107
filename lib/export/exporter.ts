import type { Target } from '../targets/index.ts'

export type { ExportFile, ExportInput, ExportResult } from '../targets/index.ts'

/** What the export menu and the command line offer: every target of the registry is one. */
export type Exporter = Target
