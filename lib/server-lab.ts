import { type PostgresServer, startServer } from './engine/testing/server.ts'
import { serverPackage, serverVersions } from './engine/testing/server-package.ts'
import { connectSession, type Session } from './engine/testing/session.ts'

/** A server whose databases tests make as they need them. */
export interface Lab {
  readonly version: string
  /** An empty database, of which several sessions may be had; it goes with the server. */
  database(): Promise<Database>
  close(): Promise<void>
}

/** One database of a server. */
export interface Database {
  readonly url: string
  session(): Promise<Session>
  /** Ends its sessions and takes it away. */
  drop(): Promise<void>
}

/** The servers to try: those that `PG` names (`PG=17`, `PG=13,18`), or all that this platform has. */
export const labVersions: readonly string[] = chosenVersions()

/** Starts a server of a version. */
export async function openLab(version: string): Promise<Lab> {
  const server = await startServer(version)
  const home = await connectSession(server.url('postgres'))
  let made = 0
  return {
    version,
    async database() {
      made += 1
      const name = `lab_${made}`
      await home.run(`CREATE DATABASE ${name} TEMPLATE template0`)
      return databaseOf(server, name, home)
    },
    async close() {
      await home.close()
      await server.close()
    },
  }
}

function databaseOf(server: PostgresServer, name: string, home: Session): Database {
  const sessions: Session[] = []
  const url = server.url(name)
  return {
    url,
    async session() {
      const session = await connectSession(url)
      sessions.push(session)
      return session
    },
    async drop() {
      await Promise.all(sessions.map((session) => session.close()))
      await home.run(`DROP DATABASE ${name} WITH (FORCE)`)
      // Roles are the server's, and the next database has its own of the same names.
      const roles = await home.query('SELECT quote_ident(rolname) AS name FROM pg_roles WHERE oid >= 16384')
      for (const role of roles) await home.run(`DROP ROLE ${role.name}`)
    },
  }
}

function chosenVersions(): readonly string[] {
  const wanted = process.env.PG?.split(',') ?? serverVersions
  const missing = wanted.filter((version) => serverPackage(version) === null)
  if (missing.length === 0) return wanted
  const message = `PostgreSQL ${missing.join(', ')}: no server for ${process.platform} ${process.arch} is installed`
  if (process.env.CI || process.env.PG) throw new Error(message)
  console.warn(`NOT TRIED: ${message}`)
  return wanted.filter((version) => !missing.includes(version))
}
