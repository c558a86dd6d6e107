import { lineColumnAt } from '../../text/index.ts'
import { type Command, fileArgument } from '../command.ts'
import { describeSchema } from '../describe-schema.ts'
import { loadFile, reportDiagnostics } from '../load.ts'

/** `athena inspect FILE --json`: the model as JSON. */
export const inspect: Command = {
  name: 'inspect',
  usage: 'inspect FILE [--json]',
  summary: 'print what the script leaves behind; a summary, or the whole model with --json',
  options: { json: { type: 'boolean' } },
  files: [1, 1],
  async run(invocation, io) {
    const file = await loadFile(fileArgument(invocation, 0), invocation, io)
    reportDiagnostics(file, io)
    const { document, lines } = file
    const statements = document.tree.segments.filter((segment) => segment.kind === 'statement').length
    const model = describeSchema(document.schema)
    if (invocation.options.json) {
      const diagnostics = document.diagnostics.map(({ from, severity, message }) => ({
        ...lineColumnAt(lines, from),
        severity,
        message,
      }))
      io.line(JSON.stringify({ dialect: document.dialect, statements, diagnostics, ...model }, null, 2))
      return 0
    }
    io.line(`${file.path}: ${document.dialect}, ${statements} statements`)
    for (const [kind, list] of Object.entries(model)) {
      if (list.length > 0) io.line(`  ${String(list.length).padStart(6)} ${kind}`)
    }
    return 0
  },
}
