import { createServer, type Socket } from 'node:net'
import { PGlite } from '@electric-sql/pglite'

/**
 * A real PostgreSQL on a local port, for tests: PGlite behind the wire protocol, an empty one unless one is
 * given. One session: one client at a time.
 */
export async function servePglite(
  given?: PGlite,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const database = given ?? (await PGlite.create())
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true))
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    speak(socket, database)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
    },
  }
}

/** Passes whole messages on, one after another, and sends the answers back. */
function speak(socket: Socket, database: PGlite): void {
  let buffered = Buffer.alloc(0)
  let started = false
  let queue: Promise<unknown> = Promise.resolve()
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    for (;;) {
      // The first message has no type byte; its length counts itself.
      const header = started ? 5 : 4
      if (buffered.length < header) return
      const length = buffered.readInt32BE(header - 4) + (header - 4)
      if (buffered.length < length) return
      const message = Uint8Array.from(buffered.subarray(0, length))
      buffered = buffered.subarray(length)
      const terminate = started && message[0] === 0x58
      started = true
      if (terminate) return void socket.end()
      queue = queue.then(async () => {
        const answer = await database.execProtocolRaw(message)
        if (!socket.destroyed) socket.write(answer)
      })
    }
  })
}
