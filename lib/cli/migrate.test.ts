import { beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../migrate/index.ts'
import { type Files, run } from './testing/run.ts'

const old = `CREATE TABLE users (id int PRIMARY KEY, email text, age int);
INSERT INTO users VALUES (1, 'a@b', 3);
`
const fresh = `CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, note text DEFAULT 'x' NOT NULL);
CREATE INDEX users_email ON users (email);
`

const bundles: Record<string, Files> = {}
beforeAll(async () => {
  for (const strategy of ['online', 'direct']) {
    const files: Files = { 'old.sql': old, 'new.sql': fresh }
    const options = ['--strategy', strategy, '--assume-drops', '--out', 'b']
    expect((await run(['diff', 'old.sql', 'new.sql', ...options], files)).code).toBe(0)
    bundles[strategy] = files
  }
})
const verify = (files: Files, ...more: readonly string[]) =>
  run(['migrate', 'verify', 'b', '--base', 'old.sql', '--target', 'new.sql', ...more], files)

describe('athena diff --out', () => {
  const again = (files: Files, ...more: readonly string[]) =>
    run(['diff', 'old.sql', 'new.sql', '--assume-drops', '--out', 'b', ...more], files)

  it('replaces a bundle that is as it was written', async () => {
    const files = { ...bundles.online }
    expect((await again(files, '--tool', 'flyway', '--strategy', 'direct')).code).toBe(0)
    const paths = Object.keys(files).filter((path) => path.startsWith('b/'))
    expect(paths).toContain('b/manifest.json')
    expect(paths.some((path) => path.endsWith('up.sql'))).toBe(false)
  })

  it.each<readonly [string, string, RegExp]>([
    ['cannot be read', 'CREATE TABLE (', /new\.sql: a statement cannot be read/],
    [
      'no order of statements makes',
      'CREATE VIEW a AS SELECT id FROM b; CREATE VIEW b AS SELECT id FROM a;',
      /new\.sql: each of these needs the next .*public\.a/,
    ],
    [
      'inherits from itself',
      'CREATE TABLE a (x int) INHERITS (b); CREATE TABLE b (y int) INHERITS (a);',
      /new\.sql: each of these needs the next/,
    ],
  ])('writes nothing for a target that %s', async (_what, target, message) => {
    const files = { 'old.sql': old, 'new.sql': target }
    const { code, out, errors } = await again(files)
    expect([code, out, errors]).toEqual([2, '', expect.stringMatching(message)])
    expect(Object.keys(files)).toEqual(['old.sql', 'new.sql'])
  })

  it.each<readonly [string, (files: Files) => Files]>([
    ['was changed', (files) => ({ ...files, 'b/README.md': 'my notes' })],
    ['holds something else too', (files) => ({ ...files, 'b/mine.sql': 'SELECT 1;' })],
    ['is of somebody else', () => ({ 'old.sql': old, 'new.sql': fresh, 'b/up.sql': 'SELECT 1;' })],
    ['has a manifest of another kind', (files) => ({ ...files, 'b/manifest.json': '[]' })],
  ])('touches no folder that %s', async (_what, change) => {
    const files = change(bundles.online ?? {})
    const before = { ...files }
    expect(await again(files)).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/b: .*another folder/),
    })
    expect(files).toEqual(before)
  })
})

/** The bundle with one file put in place of another, its checksum too. */
function withFile(files: Files, path: string, content: string): Files {
  const manifest = JSON.parse(files['b/manifest.json'] ?? '')
  manifest.checksums.files[path] = sha256(content)
  return { ...files, [`b/${path}`]: content, 'b/manifest.json': JSON.stringify(manifest) }
}

describe('athena migrate verify', () => {
  it.each(['online', 'direct'])('runs the files of a bundle, %s, both ways', async (strategy) => {
    const { code, out, errors } = await verify(bundles[strategy] ?? {}, '--format', 'json')
    expect([code, errors]).toEqual([0, ''])
    const report = JSON.parse(out)
    expect(report).toMatchObject({ ran: 'files', passed: true, tool: 'sql' })
    expect(report.ends.map((end: { direction: string }) => end.direction)).toEqual(['up', 'down'])
  })

  it('tells what the files leave different, and what the engine refuses', async () => {
    const files = bundles.direct ?? {}
    const up = files['b/up.sql'] ?? ''
    const less = await verify(withFile(files, 'up.sql', up.replace(/CREATE INDEX[^;]*;/, '')))
    expect([less.code, less.out]).toEqual([1, expect.stringMatching(/users_email/)])
    const wrong = await verify(withFile(files, 'up.sql', `${up}\nALTER TABLE nowhere ADD x int;`))
    expect([wrong.code, wrong.errors]).toEqual([1, expect.stringMatching(/up: .*error: .*nowhere/)])
  })

  it.each<readonly [string, (files: Files) => Files, RegExp]>([
    [
      'a folder without a manifest',
      ({ 'b/manifest.json': _, ...rest }) => rest,
      /b: there is no manifest\.json/,
    ],
    ['a changed file', (files) => ({ ...files, 'b/up.sql': '--' }), /up\.sql was changed/],
    ['a missing file', ({ 'b/up.sql': _, ...rest }) => rest, /up\.sql is missing/],
    ['another JSON', (files) => ({ ...files, 'b/manifest.json': '{}' }), /is not that of a migration/],
    [
      'a base that cannot be read',
      (files) => ({ ...files, 'old.sql': 'CREATE TABLE (' }),
      /old\.sql: a statement cannot be read/,
    ],
    [
      'a base that does not run',
      (files) => ({ ...files, 'old.sql': 'CREATE VIEW v AS SELECT 1 FROM nowhere;' }),
      /does not take it whole/,
    ],
  ])('refuses %s', async (_what, change, message) => {
    const { code, out, errors } = await verify(change(bundles.direct ?? {}))
    expect([code, out, errors]).toEqual([2, '', expect.stringMatching(message)])
  })
})
