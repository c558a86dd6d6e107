import { type Extensions, PGlite } from '@electric-sql/pglite'
import { dialectOf } from '../sql/index.ts'
import type { ExecResult, Executor } from '../verify/index.ts'
import { contribModules } from './contrib.ts'

/** A PostgreSQL in this process, in memory, with only the extensions that the text creates; takes seconds. */
export async function createPglite(text: string): Promise<PGlite> {
  return PGlite.create({ extensions: await extensionsFor(text) })
}

/** The extensions that the text creates and that ship with PGlite. All at once they disturb each other. */
export async function extensionsFor(text: string): Promise<Extensions> {
  const extensions: Extensions = {}
  for (const { node } of dialectOf('postgres').parse(text).segments) {
    if (node?.kind !== 'createExtension') continue
    const load = contribModules[node.name.value]
    if (load) Object.assign(extensions, await load())
  }
  return extensions
}

/** A PGlite as verification runs on it. The caller closes it. */
export function pgliteExecutor(database: PGlite): Executor {
  return {
    async query(sql) {
      const results = await database.exec(sql)
      return (results.at(-1)?.rows ?? []) as readonly Record<string, unknown>[]
    },
    async run(sql) {
      await database.exec(sql)
    },
    exec: (sql) => attempt(() => database.exec(sql)),
    copyIn: (sql, data) => attempt(() => database.query(fromBlob(sql), [], { blob: new Blob([data]) })),
  }
}

async function attempt(action: () => Promise<unknown>): Promise<ExecResult> {
  try {
    await action()
    return { ok: true }
  } catch (error) {
    const failure = error as { message?: unknown; code?: unknown; position?: unknown }
    const position = Number(failure.position)
    return {
      ok: false,
      message: typeof failure.message === 'string' ? failure.message : String(error),
      code: typeof failure.code === 'string' ? failure.code : null,
      position: Number.isInteger(position) && position > 0 ? position : null,
    }
  }
}

/** `COPY … FROM stdin` reading PGlite's device for data given beside the statement. */
function fromBlob(sql: string): string {
  const lower = sql.toLowerCase()
  const at = lower.lastIndexOf('stdin')
  return at < 0 ? sql : `${sql.slice(0, at)}'/dev/blob'${sql.slice(at + 'stdin'.length)}`
}
