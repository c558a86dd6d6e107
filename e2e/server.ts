import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** A server of a test's own, to be killed. */
export interface OwnServer {
  readonly origin: string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>
}

/** Starts the production server on a data folder; ready when it answers. */
export async function startServer(data: string, wantedPort?: number): Promise<OwnServer> {
  const port = wantedPort ?? (await freePort())
  const child = spawn(process.execPath, ['generated/serve.mjs'], {
    env: { ...process.env, PORT: String(port), NODE_ENV: 'production', ATHENA_DATA: data, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    origin: `http://localhost:${port}`,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      if (output.includes('http://localhost:')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject()))
    })
  })
}
