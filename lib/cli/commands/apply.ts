import { ZodError } from 'zod'
import { parseOps, type SchemaOp, type SchemaOpInput } from '../../schema/index.ts'
import { writeOps } from '../../sync/index.ts'
import { applyChange, lineColumnAt, makeLineIndex } from '../../text/index.ts'
import { type Command, fileArgument, textOption, UsageError } from '../command.ts'
import { loadFile, readText } from '../load.ts'

/** `athena apply FILE --ops OPS.json`: the text after the operations. */
export const apply: Command = {
  name: 'apply',
  usage: 'apply FILE --ops OPS.json',
  summary: 'write schema operations into the text and print it',
  options: { ops: { type: 'string' } },
  files: [1, 1],
  async run(invocation, io) {
    const opsPath = textOption(invocation, 'ops')
    if (opsPath === undefined) throw new UsageError('apply needs --ops OPS.json')
    const ops = readOps(opsPath, await readText(opsPath, io))
    const { path, document, mark } = await loadFile(fileArgument(invocation, 0), invocation, io)
    const written = writeOps(document, ops)
    if (!written.ok) {
      throw new UsageError(`${opsPath}: operation ${written.error.op + 1}: ${written.error.message}`)
    }
    const text = applyChange(document.text, written.value.change)
    // They stand in the text that is printed.
    const lines = makeLineIndex(text)
    for (const mention of written.value.unresolved) {
      const { line, column } = lineColumnAt(lines, mention.from)
      io.err(`${path}:${line}:${column}: left alone in ${mention.inside}: ${mention.text}`)
    }
    io.out(mark + text)
    return 0
  },
}

function readOps(path: string, json: string): readonly SchemaOp[] {
  let input: unknown
  try {
    input = JSON.parse(json)
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : 'not JSON'}`)
  }
  if (!Array.isArray(input)) throw new UsageError(`${path}: an array of operations is expected`)
  try {
    return parseOps(input as SchemaOpInput[])
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    const [first] = error.issues
    throw new UsageError(`${path}: at ${first?.path.join('.') || 'the top'}: ${first?.message}`)
  }
}
