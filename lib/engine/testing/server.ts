import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { serverPackage } from './server-package.ts'

/** A PostgreSQL server of its own process, in a folder of its own that goes when it is closed. */
export interface PostgresServer {
  readonly version: string
  /** The address of one of its databases. */
  url(database: string): string
  close(): Promise<void>
}

/** Who the server may run as: it refuses to be root. */
interface Owner {
  readonly uid?: number
  readonly gid?: number
}

const nobody = 65_534

/** Starts a server of a major version without regard to what a crash would lose. Rejects where there is none. */
export async function startServer(version: string): Promise<PostgresServer> {
  const source = serverPackage(version)
  if (source === null) throw new Error(`engine: no PostgreSQL ${version} for this platform`)
  const folder = mkdtempSync(join(tmpdir(), `postgres-${version}-`))
  const owner: Owner = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if (owner.uid !== undefined) chownSync(folder, nobody, nobody)
  unpack(source, folder)
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner.uid !== undefined) chownSync(passwordFile, nobody, nobody)
  const data = join(folder, 'data')
  try {
    await runToEnd(join(folder, 'native/bin/initdb'), folder, owner, [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ])
    const port = await freePort()
    const server = await listen(join(folder, 'native/bin/postgres'), folder, owner, [
      '-D',
      data,
      '-F',
      ...Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ])
    const orphaned = () => void server.kill('SIGQUIT')
    process.once('exit', orphaned)
    return {
      version,
      url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
      async close() {
        process.off('exit', orphaned)
        const gone = once(server, 'exit')
        if (server.exitCode === null && server.kill('SIGQUIT')) await gone
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  shared_buffers: '64MB',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Nothing but the test may lock a table.
  autovacuum: 'off',
  wal_level: 'logical',
  timezone: 'UTC',
}

/**
 * Copies the server to where its user may read it and makes the links between its libraries, which the
 * package only lists: its install script, which would make them, does not run.
 */
function unpack(source: string, folder: string): void {
  cpSync(join(source, 'native'), join(folder, 'native'), { recursive: true })
  const listed: unknown = JSON.parse(readFileSync(join(source, 'native/pg-symlinks.json'), 'utf8'))
  for (const { source: file, target } of listed as readonly { source: string; target: string }[]) {
    const link = join(folder, target)
    rmSync(link, { force: true })
    symlinkSync(dirname(file) === dirname(target) ? basename(file) : join(folder, file), link)
  }
}

async function runToEnd(program: string, cwd: string, owner: Owner, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { ...owner, cwd, env: plain, stdio: ['ignore', 'ignore', 'pipe'] })
  const said = heard(child)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`engine: ${basename(program)} ended with ${code}: ${said()}`)
}

/** Starts the server and waits until it takes connections. */
async function listen(
  program: string,
  cwd: string,
  owner: Owner,
  args: readonly string[],
): Promise<ChildProcess> {
  const child = spawn(program, args, { ...owner, cwd, env: plain, stdio: ['ignore', 'ignore', 'pipe'] })
  const said = heard(child)
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => said().includes('ready to accept connections') && resolve())
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`engine: the server ended with ${code}: ${said()}`)))
  })
  child.stderr?.removeAllListeners('data').resume()
  return child
}

/** Its messages are in English wherever it runs. */
const plain: NodeJS.ProcessEnv = { NODE_ENV: 'test', PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

function heard(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  return () => text
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
