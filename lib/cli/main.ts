import { parseArgs } from 'node:util'
import { type Command, type ExitCode, type Invocation, type Io, UsageError } from './command.ts'
import { commands } from './registry.ts'

/** Runs one command line; errors of usage are printed to stderr and give exit code 2. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.line(help())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    io.err(`athena: unknown command ${name}; try athena --help`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.line(`usage: athena ${command.usage}\n\n${command.summary}`)
    return 0
  }
  try {
    return await command.run(parse(command, rest), io)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    io.err(`athena ${command.name}: ${error instanceof UsageError ? message : `internal error: ${message}`}`)
    return 2
  }
}

function parse(command: Command, args: readonly string[]): Invocation {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { ...command.options, dialect: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    })
    const [least, most] = command.files
    if (positionals.length < least || positionals.length > most) {
      throw new UsageError(`usage: athena ${command.usage}`)
    }
    return { positionals, options: values as Invocation['options'] }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${error instanceof Error ? error.message : error}\nusage: athena ${command.usage}`)
  }
}

function help(): string {
  const width = Math.max(...commands.map((command) => command.usage.length))
  const lines = commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`)
  return [
    'usage: athena COMMAND [options]',
    '',
    ...lines,
    '',
    'FILE may be - for standard input. --dialect ID names the dialect; it is detected otherwise.',
    'Exit codes: 0 fine, 1 findings or differences where asked to fail, 2 bad usage or unreadable input,',
    '3 questions that have to be answered first.',
  ].join('\n')
}
