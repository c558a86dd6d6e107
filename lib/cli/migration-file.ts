import { join } from 'node:path'
import { inMigrationOrder, type MigrationReviewOptions } from '../rules/index.ts'
import { detectDialect, dialectIds, dialectOf } from '../sql/index.ts'
import { readRowCounts } from '../store/index.ts'
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
  rows: { type: 'string' },
} as const

/**
 * The migrations asked for: those of a folder in the order in which a tool runs them, each with all before it as its
 * base; null where the command is about a schema.
 */
export async function loadMigrations(
  invocation: Invocation,
  io: Io,
): Promise<readonly MigrationFile[] | null> {
  const folder = textOption(invocation, 'migration')
  const siblings = folder === undefined || folder === '-' ? [] : await io.list(folder)
  if (folder === undefined || siblings.length === 0) {
    const file = await loadMigration(invocation, io)
    return file && [file]
  }
  const order = inMigrationOrder(siblings)
  if (!order.ok) throw new UsageError(`${folder}: ${order.error}`)
  const files: MigrationFile[] = []
  let before = ''
  for (const { path } of order.value) {
    const at = join(folder, path)
    const { text, options } = await migrationAt(at, invocation, io)
    const base = `${options.base ?? ''}\n${before}`
    files.push({
      path: at,
      text,
      options: { ...options, base: base.trim() === '' ? '' : base, path, siblings },
    })
    before += `${text}\n;\n`
  }
  return files
}

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
  return migrationAt(path, invocation, io)
}

interface LoadedMigration extends MigrationFile {
  readonly options: MigrationReviewOptions & { readonly base: string }
}

async function migrationAt(path: string, invocation: Invocation, io: Io): Promise<LoadedMigration> {
  if (invocation.positionals.length > 0)
    throw new UsageError('--migration FILE stands for the file; the base goes with --schema')
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
  const rows = await rowsOf(invocation, dialect, io)
  return {
    path,
    text,
    options: { base, dialect, version, wrapped: invocation.options.wrapped === true, rows },
  }
}

/** What `--rows FILE` tells of the tables; nothing where it is not given. */
async function rowsOf(invocation: Invocation, id: string, io: Io): Promise<ReadonlyMap<string, number>> {
  const path = textOption(invocation, 'rows')
  if (path === undefined) return new Map()
  const { defaultSchema, quote } = dialectOf(id)
  const counts = readRowCounts(await readText(path, io), { home: defaultSchema, quote })
  if (!counts.ok) throw new UsageError(`--rows ${path}: ${counts.error}`)
  return new Map(Object.entries(counts.value).map(([name, { rows }]) => [name, rows]))
}
