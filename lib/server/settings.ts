import { isAbsolute, join } from 'node:path'

/** Which database the process uses, from its environment. */
export interface DatabaseSettings {
  readonly provider: 'sqlite' | 'postgresql'
  /** What the driver is given: a `file:` URL, or the connection string of a PostgreSQL. */
  readonly url: string
  /** Folder of the SQLite file; null when the database is elsewhere. */
  readonly folder: string | null
}

/**
 * `DATABASE_URL` names a PostgreSQL (`postgres://…`) or a SQLite file (`file:…`); without it the
 * file is `athena.db` in the folder `ATHENA_DATA`, by default `data`. Throws on any other URL.
 */
export function readDatabaseSettings(env: Readonly<Record<string, string | undefined>>): DatabaseSettings {
  const url = env.DATABASE_URL ?? ''
  if (/^postgres(ql)?:/.test(url)) return { provider: 'postgresql', url, folder: null }
  if (url.startsWith('file:')) return { provider: 'sqlite', url, folder: null }
  if (url !== '') throw new Error('server: DATABASE_URL must start with postgres://, postgresql:// or file:')
  const data = env.ATHENA_DATA ?? 'data'
  const folder = isAbsolute(data) ? data : join(/* turbopackIgnore: true */ process.cwd(), data)
  return { provider: 'sqlite', url: `file:${encodeURI(join(folder, 'athena.db'))}`, folder }
}
