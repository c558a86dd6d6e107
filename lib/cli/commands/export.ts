import { join } from 'node:path'
import { exporterOf, exporters, zipFiles } from '../../export/index.ts'
import { emptyLayout } from '../../layout/index.ts'
import { type Command, fileArgument, textOption, UsageError } from '../command.ts'
import { loadFile, reportDiagnostics, titleOf, writeOut } from '../load.ts'

/** `athena export FILE --to ID`: the schema in another form, to standard output or to a path. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export FILE --to ID [--out PATH]',
  summary: 'write the schema in another form',
  options: { to: { type: 'string' }, out: { type: 'string' } },
  files: [1, 1],
  async run(invocation, io) {
    const to = textOption(invocation, 'to')
    const known = exporters.map((exporter) => exporter.id)
    if (to === undefined || !known.includes(to)) {
      throw new UsageError(`--to takes one of: ${known.join(', ')}`)
    }
    const file = await loadFile(fileArgument(invocation, 0), invocation, io)
    reportDiagnostics(file, io)
    const { text, schema } = file.document
    const result = exporterOf(to).emit({
      text,
      schema,
      layout: emptyLayout,
      selection: null,
      title: titleOf(file.path),
    })
    for (const loss of result.losses) io.err(`${file.path}: ${loss.entity}: ${loss.feature}: ${loss.instead}`)

    const out = textOption(invocation, 'out')
    const [first] = result.files
    if (!first) throw new UsageError('there is nothing to export')
    if (result.files.length === 1) {
      if (out === undefined) io.out(first.content)
      else await writeOut(out, first.content, io)
    } else if (out === undefined)
      throw new UsageError(`${to} makes ${result.files.length} files: say where with --out`)
    else if (out.endsWith('.zip')) await writeOut(out, zipFiles(result.files), io)
    else for (const { path, content } of result.files) await writeOut(join(out, path), content, io)
    return 0
  },
}
