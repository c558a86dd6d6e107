import { transformSync } from 'esbuild'
import { z } from 'zod'
import { backwards, type Executed, filesOf, type Reader } from './reader.ts'

/** Readers of the tools whose migrations are modules of JavaScript: the modules run, before a tool that only listens. */
export const moduleReaders: Readonly<
  Record<string, (files: Parameters<Reader>[0]) => Promise<ReturnType<Reader>>>
> = {
  knex: async (files) => {
    const modules = filesOf(files, 'migrations/', '.cjs').map(({ content }) =>
      knexModule.parse(load(content)),
    )
    return both(modules, (module, way) => askKnex(module, way))
  },
  'node-pg-migrate': async (files) => {
    const modules = filesOf(files, 'migrations/', '.cjs').map(({ content }) => pgmModule.parse(load(content)))
    return both(modules, async (module, way) => {
      const pieces: string[] = []
      let transaction = true
      module[way]({
        sql: (sql: string) => pieces.push(sql),
        noTransaction: () => {
          transaction = false
        },
      })
      return { transaction, pieces, split: 'server' }
    })
  },
  typeorm: async (files) => {
    const classes = filesOf(files, 'migrations/', '.ts').map(({ path, content }) => {
      const [entry] = Object.entries(load(transformSync(content, { loader: 'ts', format: 'cjs' }).code))
      const [stamp = '', name = ''] = (path.split('/')[1] ?? '').slice(0, -3).split('-')
      if (entry?.[0] !== `${name}${stamp}` || !/^[A-Z]\w*\d{13}$/.test(entry[0])) throw new Error(path)
      return typeormClass.parse(entry[1])
    })
    return both(classes, async (migrationClass, way) => {
      const pieces: string[] = []
      const migration = typeormMigration.parse(new migrationClass())
      // Going back TypeORM does not ask whether a transaction is wanted.
      let transaction = way === 'down' || (migration.transaction ?? true)
      await migration[way].call(migration, {
        isTransactionActive: transaction,
        commitTransaction: async () => {
          transaction = false
        },
        startTransaction: async () => {},
        query: async (sql: string) => void pieces.push(sql),
      })
      return { transaction, pieces, split: 'server' }
    })
  },
}

type Way = 'up' | 'down'
type Listener = (tool: unknown) => unknown
const callable = z.custom<Listener>((value) => typeof value === 'function')
const knexModule = z.strictObject({
  config: z.strictObject({ transaction: z.literal(false) }).optional(),
  up: callable,
  down: callable,
})
const pgmModule = z.strictObject({ up: callable, down: callable })
const typeormClass = z.custom<new () => unknown>((value) => typeof value === 'function')
const typeormMigration = z.looseObject({
  name: z.string(),
  transaction: z.literal(false).optional(),
  up: callable,
  down: callable,
})

async function askKnex(module: z.output<typeof knexModule>, way: Way): Promise<Executed> {
  const pieces: string[] = []
  const connection = { query: async (sql: string) => void pieces.push(sql) }
  await module[way]({
    client: { acquireConnection: async () => connection, releaseConnection: async () => {} },
  })
  return { transaction: module.config === undefined, pieces, split: 'server' }
}

async function both<T>(
  list: readonly T[],
  ask: (one: T, way: Way) => Promise<Executed>,
): Promise<ReturnType<Reader>> {
  return {
    up: await Promise.all(list.map((one) => ask(one, 'up'))),
    down: await Promise.all(backwards(list).map((one) => ask(one, 'down'))),
  }
}

/** What a CommonJS module exports. */
function load(code: string): Record<string, unknown> {
  const module: { exports: Record<string, unknown> } = { exports: {} }
  new Function('module', 'exports', code)(module, module.exports)
  return module.exports
}
