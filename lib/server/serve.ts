import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import next from 'next'
import { migrate } from './migrate.ts'
import { readDatabaseSettings } from './settings.ts'

/**
 * The process behind `npm start`: brings the database up to date, then serves pages and API on one
 * port. Bundled to `generated/serve.mjs`; started with the repository as working directory.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dev: { type: 'boolean', default: false },
      'migrate-only': { type: 'boolean', default: false },
    },
  })
  const folder = process.cwd()
  const applied = await migrate(readDatabaseSettings(process.env), join(folder, 'prisma/migrations'))
  for (const name of applied) console.log(`• migration ${name} applied`)
  if (values['migrate-only']) return

  // The port is taken before the pages are ready: whoever asks in between waits.
  let start: (handle: RequestHandler) => void = () => {}
  const started = new Promise<RequestHandler>((resolve) => {
    start = resolve
  })
  const server = createServer(async (request, response) => {
    try {
      const handle = await started
      await handle(request, response)
    } catch (error) {
      console.error(error)
      response.destroy()
    }
  })
  const { port } = await listen(server, wantedPort(process.env.PORT), process.env.HOST ?? '127.0.0.1')
  const app = next({ dev: values.dev, dir: folder, hostname: 'localhost', port, httpServer: server })
  await app.prepare()
  start(app.getRequestHandler())
  console.log(`Athena is at http://localhost:${port}`)
  closeOnSignal(server, () => app.close())
}

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The port to ask for; `exact` when the environment names it, so that no other will do. */
interface WantedPort {
  readonly first: number
  readonly exact: boolean
}

function wantedPort(named: string | undefined): WantedPort {
  if (named === undefined || named === '') return { first: 3000, exact: false }
  const first = Number(named)
  if (!Number.isInteger(first) || first < 0 || first > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not ${named}`)
  return { first, exact: true }
}

async function listen(server: Server, wanted: WantedPort, host: string): Promise<AddressInfo> {
  for (let port = wanted.first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
      return server.address() as AddressInfo
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken) throw error
      if (wanted.exact) throw new Error(`port ${port} is taken; name another with PORT`)
      if (port >= wanted.first + 100) throw error
    }
  }
}

/** Lets running requests end, then leaves; a second signal leaves at once. */
function closeOnSignal(server: Server, close: () => Promise<void>): void {
  let closing = false
  const stop = () => {
    if (closing) process.exit(1)
    closing = true
    const finish = () => void close().finally(() => process.exit(0))
    server.close(finish)
    server.closeIdleConnections()
    // A browser keeps its connections open; it has had its time.
    setTimeout(() => server.closeAllConnections(), 3000).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(`Athena could not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
})
