#!/usr/bin/env node
// Usage: node bin/make-migration.mjs NAME
// Writes the SQL that leads from the models of the last migration to the models of today, for both databases.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { prismaSchema, providers } from './prisma-schema.mjs'
import { root } from './process.mjs'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('usage: node bin/make-migration.mjs NAME   (lower case, digits and _)')
  process.exit(2)
}

const { SchemaEngine } = await loadEngine()
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
let written = 0
for (const provider of providers) {
  const folder = join(root, 'prisma/migrations', provider)
  // The models that the newest migration leads to; kept beside the migrations so that no database is needed.
  const snapshot = join(folder, 'schema.snapshot.prisma')
  const schema = prismaSchema(provider)
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => {},
    silentAdapter(provider),
  )
  const { stdout } = await engine.diff({
    from: existsSync(snapshot)
      ? {
          tag: 'schemaDatamodel',
          files: [{ path: 'schema.prisma', content: readFileSync(snapshot, 'utf8') }],
        }
      : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  if (!stdout || stdout.includes('This is an empty migration')) continue
  const target = join(folder, `${stamp}_${name}`)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'migration.sql'), stdout)
  writeFileSync(snapshot, schema)
  console.log(`prisma/migrations/${provider}/${stamp}_${name}/migration.sql`)
  written++
}
if (written === 0) console.log('the models have not changed')

/** The engine's own entry imports its WebAssembly as a module, which Node 20 does not do: instantiate it here. */
async function loadEngine() {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import(join(folder, 'schema_engine_bg.js'))
  const module = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

/** A driver adapter without a database: comparing two sets of models asks only for the server's version. */
function silentAdapter(provider) {
  const refuse = async () => {
    throw new Error('make-migration: the engine asked for a database')
  }
  const connection = {
    provider: provider === 'postgresql' ? 'postgres' : 'sqlite',
    adapterName: 'none',
    queryRaw: async ({ sql }) => {
      if (!sql.includes('version()')) return refuse()
      return {
        columnNames: ['exists', 'version', 'numeric_version'],
        columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
        rows: [[true, 'PostgreSQL 15.0', 150000]],
      }
    },
    executeRaw: refuse,
    executeScript: async () => {},
    startTransaction: refuse,
    dispose: async () => {},
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
  }
  return bindMigrationAwareSqlAdapterFactory({
    ...connection,
    connect: async () => connection,
    connectToShadowDb: async () => connection,
  })
}
