import type { ExportInput, ExportResult, Target } from '../target.ts'

/** The document itself, to the last comment and blank. */
export const sql: Target = {
  id: 'sql',
  label: 'SQL',
  description: 'The document exactly as it is written, comments and all',
  extension: 'sql',
  mediaType: 'application/sql',
  emit: emitText,
}

function emitText(input: ExportInput): ExportResult {
  return { files: [{ path: 'schema.sql', content: input.text }], losses: [] }
}
