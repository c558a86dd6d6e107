import { join } from 'node:path'
import type { Rename } from '../../diff/index.ts'
import { migrationBundle, planMigration } from '../../migrate/index.ts'
import { type Command, fileArgument, type Io, textOption, UsageError } from '../command.ts'
import { type LoadedFile, loadFile, reportDiagnostics, writeOut } from '../load.ts'
import { answerRenames, renameAnswers, writeQuestions } from '../renames.ts'

/**
 * `athena diff OLD NEW`: the statements that lead from one to the other, or a migration bundle with
 * `--out`. Likely renames that nobody has answered stop it: they are printed as JSON, exit code 3.
 */
export const diff: Command = {
  name: 'diff',
  usage:
    'diff OLD NEW [--rename OLD=NEW]... [--drop NAME]... [--assume-renames | --assume-drops] [--out DIR] [--exit-code]',
  summary: 'the statements that lead from one schema to another; a migration bundle with --out',
  options: { out: { type: 'string' }, 'exit-code': { type: 'boolean' }, ...renameAnswers },
  files: [2, 2],
  async run(invocation, io) {
    const before = await loadFile(fileArgument(invocation, 0), invocation, io)
    const after = await loadFile(fileArgument(invocation, 1), invocation, io)
    reportDiagnostics(before, io)
    reportDiagnostics(after, io)
    if (before.document.dialect !== after.document.dialect) {
      throw new UsageError(
        `${before.path} is ${before.document.dialect}, ${after.path} is ${after.document.dialect}`,
      )
    }
    const { renames, questions } = answerRenames(invocation, before.document, after.document)
    if (questions.length > 0) {
      writeQuestions(questions, io)
      return 3
    }
    const plan = planMigration(before.document.schema, after.document.schema, { renames })
    const out = textOption(invocation, 'out')
    if (out !== undefined) await writeBundle(out, before, after, renames, io)
    else for (const { sql } of plan.up) io.line(sql)
    return plan.up.length > 0 && invocation.options['exit-code'] ? 1 : 0
  },
}

async function writeBundle(
  out: string,
  before: LoadedFile,
  after: LoadedFile,
  renames: readonly Rename[],
  io: Io,
): Promise<void> {
  const request = {
    base: before.document.text,
    title: `${before.path} to ${after.path}`,
    time: io.now().toISOString(),
    renames,
  }
  const { files } = migrationBundle(request, after.document)
  for (const { path, content } of files) {
    await writeOut(join(out, path), content, io)
    io.err(join(out, path))
  }
}
