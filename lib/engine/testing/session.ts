import pg from 'pg'
import type { ExecResult, Executor } from '../../verify/index.ts'

/** One connection to a server, as verification runs on it. The caller closes it. */
export interface Session extends Executor {
  /** The server's number of this connection, under which it is listed in `pg_locks`. */
  readonly pid: number
  close(): Promise<void>
}

/** Connects to a database of a server. */
export async function connectSession(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser } })
  await client.connect()
  // A server that is stopped ends its connections; what was asked of them then fails by itself.
  client.on('error', () => {})
  const query = async (sql: string) => {
    const results: unknown = await client.query(sql)
    const last = Array.isArray(results) ? results.at(-1) : results
    return (last as pg.QueryResult<Record<string, unknown>> | undefined)?.rows ?? []
  }
  const [row] = await query('SELECT pg_backend_pid() AS pid')
  return {
    pid: Number(row?.pid),
    query,
    async run(sql) {
      await client.query(sql)
    },
    async exec(sql): Promise<ExecResult> {
      try {
        await client.query(sql)
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
    },
    close: () => client.end(),
  }
}

const int8 = 20

/** Counts come as numbers, as they do from the engine in this process. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')
