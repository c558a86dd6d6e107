import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { diffSchemas } from './diff/index.ts'
import { dumpDatabase } from './diff/testing/dump.ts'
import { createPglite, pgliteExecutor } from './engine/index.ts'
import type { Schema, SchemaOp } from './schema/index.ts'
import { dialectOf } from './sql/index.ts'
import { verifyDocument } from './verify/index.ts'

/**
 * A schema written by hand and the dump of a database that ran it are no different: the dump holds nothing but
 * what the engine prints. What still differs is listed here and told in docs/comparing.md.
 */
const dialect = dialectOf('postgres')
const folder = (name: string): string => fileURLToPath(new URL(`sql/fixtures/${name}/`, import.meta.url))
const files = [folder('corpus'), folder('scripts')].flatMap((path) =>
  readdirSync(path)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, path: path + name })),
)

/** Ops about what the dump of these tests leaves out. */
const untold: ReadonlySet<string> = new Set([
  'object.add object',
  'object.drop object',
  'object.add extension',
  'object.drop extension',
  'object.setComment extension',
  'object.setComment routine',
  'object.setComment rule',
  'object.setGrants',
  'object.setOwner',
  'column.setCompression',
  'table.setTablespace',
])

/** How many ops lead from the script to its dump, where any do: mostly queries, which the engine prints in full. */
const remaining: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'adventureworks.sql': { 'view.setQuery': 89 },
  'sakila.sql': { 'view.setQuery': 2 },
  'dbeaver.sql': { 'view.setQuery': 2 },
  'ora2pg.sql': { 'view.setQuery': 2 },
  'rails.sql': { 'view.setQuery': 2 },
  'atlas.sql': { 'view.setQuery': 1 },
  'liquibase.sql': { 'view.setQuery': 1 },
  'typeorm.sql': { 'view.setQuery': 1 },
  'derived.sql': { 'column.setCollation': 1, 'column.setType': 6, 'view.setQuery': 2 },
  'drizzle.sql': { 'column.setDefault': 1, 'view.setQuery': 2 },
  'dump-18.sql': {
    'constraint.drop': 1,
    'index.alter': 1,
    'object.alter domain': 1,
    'object.alter routine': 2,
    'table.drop': 1,
    'table.setOptions': 1,
  },
  'dump-9.sql': { 'constraint.drop': 2, 'view.setQuery': 1 },
  'evolution.sql': {
    'column.setStorage': 1,
    'object.add trigger': 1,
    'object.alter routine': 1,
    'object.drop trigger': 1,
    'trigger.setState': 1,
    'view.setQuery': 1,
  },
  'history.sql': { 'table.drop': 1, 'view.setQuery': 1 },
  'modern.sql': { 'index.alter': 1, 'object.alter domain': 1, 'object.alter range': 1, 'view.setQuery': 3 },
  'navicat.sql': { 'index.alter': 2, 'view.setQuery': 1 },
  'partitions.sql': { 'column.move': 1, 'column.setDefault': 1 },
  'pgadmin.sql': { 'index.alter': 1, 'table.setOptions': 1 },
  'privileges.sql': { 'object.add rule': 1, 'object.drop rule': 1, 'view.setQuery': 1 },
  'spellings.sql': { 'object.alter routine': 1 },
  'sqlserver.sql': {
    'object.add trigger': 1,
    'object.drop trigger': 1,
    'trigger.setState': 1,
    'view.setQuery': 2,
  },
  'supabase.sql': { 'policy.alter': 3, 'view.setQuery': 1 },
  'tables.sql': { 'constraint.drop': 2, 'table.add': 2, 'table.drop': 5, 'view.setQuery': 1 },
  'tenants.sql': { 'check.alter': 1, 'object.alter routine': 1, 'policy.alter': 2, 'view.setQuery': 2 },
}

describe('a script and the dump of its database say the same', () => {
  it.each(files)('$name', async ({ name, path }) => {
    const text = readFileSync(path, 'utf8')
    const database = await createPglite(text)
    try {
      const engine = pgliteExecutor(database)
      await verifyDocument(text, 'postgres', engine)
      const written = read(text)
      const dumped = read(await dumpDatabase(engine))
      const lead = (from: Schema, to: Schema) =>
        counts(diffSchemas(from, to, dialect, { assume: 'drops' }).ops)
      expect(lead(written, dumped)).toEqual(remaining[name] ?? {})
      if (!remaining[name]) expect(lead(dumped, written)).toEqual({})
    } finally {
      await database.close()
    }
  })
})

/** Ops by kind, those left out about which the dump says nothing. */
function counts(ops: readonly SchemaOp[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const op of ops) {
    const isOwned = op.op === 'object.setGrants' || op.op === 'object.setOwner'
    const kind = 'kind' in op && !isOwned ? `${op.op} ${op.kind}` : op.op
    if (!untold.has(kind)) found[kind] = (found[kind] ?? 0) + 1
  }
  return found
}

function read(sql: string): Schema {
  return dialect.lower(dialect.parse(sql)).schema
}
