import type { MigrationReviewOptions } from '../rules/index.ts'
import { detectDialect, dialectIds, dialectOf } from '../sql/index.ts'
import { type Invocation, type Io, textOption, UsageError } from './command.ts'
import { readText } from './load.ts'

/** What `--migration` and the options beside it ask for. */
export interface MigrationFile {
  readonly path: string
  readonly text: string
  readonly options: MigrationReviewOptions
}

/** Options of the commands that read a migration file. */
export const migrationOptions = {
  migration: { type: 'string' },
  schema: { type: 'string' },
  'server-version': { type: 'string' },
  wrapped: { type: 'boolean' },
} as const

/** The migration file asked for; null where the command is about a schema. */
export async function loadMigration(invocation: Invocation, io: Io): Promise<MigrationFile | null> {
  const path = textOption(invocation, 'migration')
  const given = invocation.positionals.length
  if (path === undefined) {
    const stray = Object.keys(migrationOptions).find((name) => invocation.options[name] !== undefined)
    if (stray !== undefined) throw new UsageError(`--${stray} goes with --migration FILE`)
    if (given === 0) throw new UsageError('a file is missing')
    return null
  }
  if (given > 0) throw new UsageError('--migration FILE stands for the file; the base goes with --schema')
  const text = await readText(path, io)
  const basePath = textOption(invocation, 'schema')
  const base = basePath === undefined ? '' : await readText(basePath, io)
  const dialect = textOption(invocation, 'dialect') ?? detectDialect(`${base}\n${text}`)
  if (!dialectIds().includes(dialect)) {
    throw new UsageError(`unknown dialect ${dialect}; known: ${dialectIds().join(', ')}`)
  }
  const { label, versions } = dialectOf(dialect)
  const version = textOption(invocation, 'server-version') ?? versions.at(-1) ?? ''
  if (!versions.includes(version)) {
    throw new UsageError(`${label} ${version} is not known; known are ${versions.join(', ')}`)
  }
  return { path, text, options: { base, dialect, version, wrapped: invocation.options.wrapped === true } }
}
