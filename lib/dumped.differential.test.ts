import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, describe, expect, it } from 'vitest'
import { diffSchemas } from './diff/index.ts'
import { clearDatabase } from './diff/testing/clear.ts'
import { dumpDatabase } from './diff/testing/dump.ts'
import { createPglite, extensionsFor, pgliteExecutor } from './engine/index.ts'
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

/** Why a script and its dump still differ. */
const why = {
  temporary: 'a temporary table is gone when the session ends',
  foreign: 'this dump leaves out foreign tables',
  inherited: 'this dump leaves out constraints that were inherited',
  stale: 'the model keeps the text of a view or trigger as it was before its table was renamed or moved',
  inferred: 'a type that CREATE TABLE AS gives and that the reader cannot infer',
  opclass: "an operator class or collation that is the column's own, said once more",
  option: 'an option that is the default, or that this dump leaves out',
  asked: "CURRENT_USER is kept as the role's name",
  searched: 'a schema that only the function or the statement searched',
  parent: 'a column shared with the parent: its place and default',
  aggregate: 'an aggregate in its old syntax, or options that this dump leaves out',
} as const

/** The ops that lead from a script to its dump where any do, each with what explains it. */
const remaining: Readonly<Record<string, readonly (readonly [string, number, string])[]>> = {
  'derived.sql': [
    ['column.setCollation', 1, why.inferred],
    ['column.setType', 6, why.inferred],
  ],
  'dump-18.sql': [
    ['constraint.drop', 1, why.inherited],
    ['index.alter', 1, why.opclass],
    ['object.alter domain', 1, why.searched],
    ['object.alter routine', 1, why.aggregate],
    ['table.drop', 1, why.foreign],
    ['table.setOptions', 1, why.option],
  ],
  'dump-9.sql': [['constraint.drop', 2, why.inherited]],
  'evolution.sql': [
    ['column.setStorage', 1, why.option],
    ['object.add trigger', 1, why.stale],
    ['object.drop trigger', 1, why.stale],
    ['trigger.setState', 1, why.stale],
    ['view.setQuery', 1, why.stale],
  ],
  'history.sql': [['table.drop', 1, why.temporary]],
  'modern.sql': [['index.alter', 1, why.opclass]],
  'navicat.sql': [['index.alter', 2, why.opclass]],
  'partitions.sql': [
    ['column.move', 1, why.parent],
    ['column.setDefault', 1, why.parent],
  ],
  'pgadmin.sql': [
    ['index.alter', 1, why.option],
    ['table.setOptions', 1, why.option],
  ],
  'privileges.sql': [['view.setQuery', 1, why.stale]],
  'spellings.sql': [['object.alter routine', 1, why.aggregate]],
  'sqlserver.sql': [
    ['object.add trigger', 1, why.stale],
    ['object.drop trigger', 1, why.stale],
    ['trigger.setState', 1, why.stale],
    ['view.setQuery', 1, why.stale],
  ],
  'tables.sql': [
    ['constraint.drop', 2, why.inherited],
    ['table.add', 2, why.opclass],
    ['table.drop', 1, why.opclass],
    ['table.drop', 4, why.temporary],
    ['view.setQuery', 1, why.stale],
  ],
  'tenants.sql': [
    ['object.alter routine', 1, why.searched],
    ['policy.alter', 1, why.asked],
  ],
  'typeorm.sql': [['view.setQuery', 1, why.stale]],
}

function explained(name: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const [kind, count] of remaining[name] ?? []) found[kind] = (found[kind] ?? 0) + count
  return found
}

let shared: PGlite | null = null

afterAll(async () => {
  await shared?.close()
})

/** What the engine prints of a script that it ran. Starting one takes seconds: all scripts without extensions share it. */
async function dumpOf(text: string): Promise<string> {
  if (Object.keys(await extensionsFor(text)).length === 0) {
    shared ??= await createPglite('')
    const engine = pgliteExecutor(shared)
    await clearDatabase(engine)
    await verifyDocument(text, 'postgres', engine)
    return dumpDatabase(engine)
  }
  const database = await createPglite(text)
  try {
    const engine = pgliteExecutor(database)
    await verifyDocument(text, 'postgres', engine)
    return await dumpDatabase(engine)
  } finally {
    await database.close()
  }
}

describe('a script and the dump of its database say the same', () => {
  it.each(files)('$name', async ({ name, path }) => {
    const text = readFileSync(path, 'utf8')
    const dump = await dumpOf(text)
    const written = read(text)
    const dumped = read(dump)
    const lead = (from: Schema, to: Schema) => counts(diffSchemas(from, to, dialect, { assume: 'drops' }).ops)
    expect(lead(written, dumped)).toEqual(explained(name))
    if (!remaining[name]) expect(lead(dumped, written)).toEqual({})
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
