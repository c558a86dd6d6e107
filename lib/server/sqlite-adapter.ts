import { PrismaLibSql } from '@prisma/adapter-libsql'
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils'

/**
 * The SQLite driver over one connection. libSQL's own transactions open a connection each and leave
 * it to the garbage collector, which runs a busy server out of file handles; and they begin
 * deferred, which fails at once instead of waiting when another process writes. Here a transaction
 * begins immediate on the one connection and everything else waits for its end.
 */
export function makeSqliteAdapter(url: string): SqlDriverAdapterFactory {
  // Milliseconds to wait for another process that writes; the default is not to wait.
  const factory = new PrismaLibSql({ url, timeout: 5000 })
  return {
    provider: 'sqlite',
    adapterName: factory.adapterName,
    connect: async () => onOneConnection((await factory.connect()) as SqlDriverAdapter),
  }
}

function onOneConnection(connection: SqlDriverAdapter): SqlDriverAdapter {
  const lock = makeLock()
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = await lock()
    try {
      return await work()
    } finally {
      release()
    }
  }
  const say = (sql: string) => connection.executeRaw({ sql, args: [], argTypes: [] })

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query: SqlQuery) => alone(() => connection.queryRaw(query)),
    executeRaw: (query: SqlQuery) => alone(() => connection.executeRaw(query)),
    executeScript: (script: string) => alone(() => connection.executeScript(script)),
    dispose: () => alone(() => connection.dispose()),
    startTransaction: async (): Promise<Transaction> => {
      const release = await lock()
      try {
        await say('BEGIN IMMEDIATE')
      } catch (error) {
        release()
        throw error
      }
      const finish = async (sql: string) => {
        try {
          await say(sql)
        } finally {
          release()
        }
      }
      return {
        provider: connection.provider,
        adapterName: connection.adapterName,
        options: { usePhantomQuery: true },
        queryRaw: (query: SqlQuery) => connection.queryRaw(query),
        executeRaw: (query: SqlQuery) => connection.executeRaw(query),
        commit: () => finish('COMMIT'),
        rollback: () => finish('ROLLBACK'),
        createSavepoint: async (name: string) => void (await say(`SAVEPOINT ${name}`)),
        rollbackToSavepoint: async (name: string) => void (await say(`ROLLBACK TO ${name}`)),
        releaseSavepoint: async (name: string) => void (await say(`RELEASE SAVEPOINT ${name}`)),
      }
    },
  }
}

/** Hands out turns: each caller gets its own release, in the order of asking. */
function makeLock(): () => Promise<() => void> {
  let tail: Promise<void> = Promise.resolve()
  return async () => {
    let release: () => void = () => {}
    const turn = tail
    tail = new Promise((resolve) => {
      release = resolve
    })
    await turn
    return release
  }
}
