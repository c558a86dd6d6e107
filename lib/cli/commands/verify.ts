import { createPglite, pgliteExecutor } from '../../engine/index.ts'
import { type VerifyReport, verifyDocument } from '../../verify/index.ts'
import { type Command, fileArgument, type Io } from '../command.ts'
import { loadFile, reportDiagnostics } from '../load.ts'

/** `athena verify FILE`: runs it on an embedded PostgreSQL and compares the catalogue with the model. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify FILE',
  summary: 'run the script on an embedded PostgreSQL and compare its catalogue with the model',
  options: {},
  files: [1, 1],
  async run(invocation, io) {
    const file = await loadFile(fileArgument(invocation, 0), invocation, io)
    reportDiagnostics(file, io)
    const { document, path } = file
    const database = await createPglite(document.text)
    try {
      const report = await verifyDocument(document.text, document.dialect, pgliteExecutor(database))
      print(path, report, io)
      return report.failures.length + report.differences.length > 0 ? 1 : 0
    } finally {
      await database.close()
    }
  },
}

function print(path: string, report: VerifyReport, io: Io): void {
  for (const { line, column, message } of report.failures)
    io.err(`${path}:${line}:${column}: error: ${message}`)
  for (const { line, column, message } of report.skipped)
    io.err(`${path}:${line}:${column}: skipped: ${message}`)
  for (const { entity, path: fact, model, catalogue } of report.differences) {
    io.line(`${entity} ${fact}: read ${shown(model)}, the catalogue has ${shown(catalogue)}`)
  }
  const { statements, executed, failures, skipped, compared, equal } = report
  io.line(
    `${path}: ${executed} of ${statements} statements executed, ${failures.length} failed, ${skipped.length} skipped; ${equal} of ${compared} facts equal`,
  )
}

/** A fact as text. */
function shown(fact: unknown): string {
  if (fact === null || fact === undefined) return 'nothing'
  return typeof fact === 'string' ? fact : JSON.stringify(fact)
}
