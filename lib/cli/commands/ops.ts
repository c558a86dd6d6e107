import { opsJsonSchema } from '../../schema/index.ts'
import { type Command, UsageError } from '../command.ts'

/** `athena ops --schema`: the JSON Schema of the operations. */
export const ops: Command = {
  name: 'ops',
  usage: 'ops --schema',
  summary: 'print the JSON Schema of schema operations',
  options: { schema: { type: 'boolean' } },
  files: [0, 0],
  async run(invocation, io) {
    if (!invocation.options.schema) throw new UsageError('say what to print: ops --schema')
    io.line(JSON.stringify(opsJsonSchema(), null, 2))
    return 0
  },
}
