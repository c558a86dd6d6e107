import type { Schema } from '../../schema/index.ts'
import { withDependencies } from '../selection.ts'
import type { ExportInput, ExportResult, Target } from '../target.ts'
import { canonicalSettings, canonicalStatements } from './canonical.ts'
import { objectFiles } from './objects.ts'

/** The document itself, to the last comment and blank; a selection is written in canonical order. */
export const sql: Target = {
  id: 'sql',
  label: 'SQL',
  description: 'The document exactly as it is written; a selection with all that it needs',
  extension: 'sql',
  mediaType: 'application/sql',
  emit: (input) => (input.selection === null ? emitText(input) : emitCanonical(input)),
}

/** Every object as its creating statement, each after what it needs. */
export const sqlCanonical: Target = {
  id: 'sql-canonical',
  label: 'SQL, canonical order',
  description: 'One clean script that makes the schema on an empty database, in order of dependency',
  extension: 'sql',
  mediaType: 'application/sql',
  emit: emitCanonical,
}

/** A file for each object, and one script that makes them all. */
export const sqlObjects: Target = {
  id: 'sql-objects',
  label: 'SQL, a file per object',
  description: 'A folder per kind and a file per object, for keeping a schema under version control',
  extension: 'zip',
  mediaType: 'application/zip',
  emit(input) {
    const schema = selected(input)
    const all = { path: 'all.sql', content: canonicalScript(schema) }
    return { files: [all, ...objectFiles(schema)], losses: [] }
  },
}

function emitText(input: ExportInput): ExportResult {
  return { files: [{ path: 'schema.sql', content: input.text }], losses: [] }
}

function emitCanonical(input: ExportInput): ExportResult {
  return { files: [{ path: 'schema.sql', content: canonicalScript(selected(input)) }], losses: [] }
}

function selected(input: ExportInput): Schema {
  return input.selection === null ? input.schema : withDependencies(input.schema, input.selection)
}

function canonicalScript(schema: Schema): string {
  return `${[...canonicalSettings(schema), '', ...canonicalStatements(schema)].join('\n')}\n`
}
