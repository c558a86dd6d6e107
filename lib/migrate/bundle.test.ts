import { expect, test } from 'vitest'
import { dialectOf } from '../sql/index.ts'
import { bundleManifest, migrationToolOf, planMigration, sha256, writeBundle } from './index.ts'

const dialect = dialectOf('postgres')

function bundle(base: string, target: string): Readonly<Record<string, string>> {
  const read = (text: string) => dialect.lower(dialect.parse(text)).schema
  const files = writeBundle(planMigration(read(base), read(target)), migrationToolOf('sql'), {
    title: 'Shop <b>',
    version: '7',
    time: '2024-05-06T07:08:09Z',
    hash: { name: 'sha256', of: sha256 },
  })
  return Object.fromEntries(files.map((file) => [file.path, file.content]))
}

test('a bundle holds scripts both ways, a readme and a manifest whose checksums fit', () => {
  const files = bundle('CREATE TABLE t (id int);', 'CREATE TABLE t (id int, name text);')
  expect(Object.keys(files)).toEqual(['up.sql', 'down.sql', 'README.md', 'manifest.json'])
  const manifest = bundleManifest.parse(JSON.parse(files['manifest.json'] ?? ''))
  for (const path of ['up.sql', 'down.sql', 'README.md']) {
    expect(manifest.checksums.files[path]).toBe(sha256(files[path] ?? ''))
  }
  expect(manifest).toMatchObject({ migration: '7', time: '2024-05-06T07:08:09Z', tool: 'sql' })
  expect(files['up.sql']).toContain('ALTER TABLE public.t ADD COLUMN name text;')
  expect(files['down.sql']).toContain('ALTER TABLE public.t DROP COLUMN name;')
})

test('the readme says what is locked, what is lost, how to take it back and how to verify it', () => {
  const readme =
    bundle('CREATE TABLE t (id int, name text);', 'CREATE TABLE t (id bigint);')['README.md'] ?? ''
  expect(readme).toContain('# Migration: Shop &lt;b&gt;')
  expect(readme).toContain('ACCESS EXCLUSIVE')
  expect(readme).toContain('**lost: every value of t.name**')
  expect(readme).toContain('writes the table and its indexes anew')
  expect(readme).toContain('Taken back by: `ALTER TABLE public.t ADD COLUMN name text;`')
  expect(readme).toContain('How to verify: `SELECT data_type')
})

test('the readme says what to look at before something goes, how long a step waits and what to do when it fails', () => {
  const gone = bundle('CREATE TABLE t (id int); CREATE TABLE u (id int);', 'CREATE TABLE t (id int);')[
    'README.md'
  ]
  expect(gone).toContain(
    'Look first how many rows public.u still has: `SELECT count(*) AS rows FROM public.u;`',
  )
  expect(gone).toContain('Waits: 3 s for its locks, worth trying up to 10 times; should end in 5 s')
  expect(gone).toContain('## If a step fails')
  expect(gone).not.toContain('It failed outside a transaction')
  expect(gone).toContain(
    '- [ ] Somebody has looked at what the queries under *Look first* tell of what goes.',
  )
  const alone = bundle("CREATE TYPE m AS ENUM ('a');", "CREATE TYPE m AS ENUM ('a', 'b');")['README.md']
  expect(alone).toContain('It failed outside a transaction')
  expect(alone).toContain('what a statement outside a transaction leaves when it fails')
})

test('what may not share a transaction stands between two', () => {
  const up = bundle(
    "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (id int);",
    "CREATE TYPE m AS ENUM ('a', 'b'); CREATE TABLE t (id int, m m DEFAULT 'b');",
  )['up.sql']
  const lines = (up ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('--'))
  expect(lines.slice(2)).toEqual([
    "ALTER TYPE public.m ADD VALUE 'b';",
    'BEGIN;',
    "ALTER TABLE public.t ADD COLUMN m public.m DEFAULT 'b';",
    'COMMIT;',
  ])
})

test('names cannot end a comment of a script and go on as SQL', () => {
  const name = '"x\nDROP TABLE y; --"'
  const up = bundle('', `CREATE TABLE ${name} (id int);`)['up.sql'] ?? ''
  for (const line of up.split('\n'))
    expect(line.startsWith('DROP TABLE')).toBe(line === 'DROP TABLE y; --" (')
})

test('a schema that is the base already needs nothing', () => {
  const files = bundle('CREATE TABLE t (id int);', 'create table t (id int4)')
  expect(files['up.sql']).toContain('Nothing to do')
  expect(files['down.sql']).toContain('Nothing to do')
})
