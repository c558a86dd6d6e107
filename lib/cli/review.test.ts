import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Io } from './command.ts'
import { main } from './main.ts'
import { pathsMatching } from './path-pattern.ts'

const root = resolve('/repo')
const at = (path: string) => join(root, path)
const timed = (name: string) =>
  `CREATE TABLE ${name} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamp NOT NULL);\n`

/** Runs a command line against files of `/repo` in memory. */
async function run(argv: readonly string[], files: Readonly<Record<string, string>>) {
  const written: Record<string, string> = {}
  let out = ''
  const errors: string[] = []
  const io: Io = {
    async read(path) {
      const content = Object.entries(files).find(([name]) => at(name) === resolve(path))
      if (!content) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return new TextEncoder().encode(content[1])
    },
    list: async (folder) =>
      Object.keys(files).flatMap((name) =>
        at(name).startsWith(`${resolve(folder)}/`) ? [at(name).slice(resolve(folder).length + 1)] : [],
      ),
    async write(path, content) {
      written[path] = String(content)
    },
    writeAll: async () => {},
    out: (text) => {
      out += text
    },
    line: (text) => {
      out += `${text}\n`
    },
    err: (text) => void errors.push(text),
    now: () => new Date('2026-06-15T03:04:05Z'),
  }
  return { code: await main(argv, io), out, errors: errors.join('\n'), written }
}

describe('athena review with a configuration', () => {
  it('finds it upwards from the file, and the command line over it', async () => {
    const files = {
      'db/shop/a.sql': timed('a'),
      'athena.config.json': '{"rules": {"timestamp-without-time-zone": "error"}}',
    }
    expect((await run(['review', at('db/shop/a.sql')], files)).code).toBe(1)
    const off = { ...files, 'db/athena.config.json': '{"rules": {"timestamp-without-time-zone": "off"}}' }
    const quiet = await run(['review', at('db/shop/a.sql')], off)
    expect(quiet.code).toBe(0)
    expect(quiet.out).not.toContain('timestamp-without-time-zone')
    const named = ['review', at('db/shop/a.sql'), '--config', at('athena.config.json'), '--fail-on', 'none']
    expect((await run(named, off)).code).toBe(0)
    expect((await run(named, off)).out).toContain('error')
  })

  it('refuses what it does not know, at its place', async () => {
    const files = { 'a.sql': timed('a'), 'athena.config.json': '{\n  "rules": { "wide-tabel": "off" }\n}' }
    const { code, errors } = await run(['review', at('a.sql')], files)
    expect(code).toBe(2)
    expect(errors).toContain(
      `${at('athena.config.json')}:2:14: error: there is no rule wide-tabel; did you mean wide-table?`,
    )
    expect((await run(['review', at('a.sql'), '--profile', 'strikt'], { 'a.sql': '' })).errors).toContain(
      'did you mean strict?',
    )
    expect((await run(['fix', at('a.sql'), '--rule', 'wide-tabel'], { 'a.sql': '' })).errors).toContain(
      'did you mean wide-table?',
    )
  })

  it('reads the files that it names', async () => {
    const files = {
      'athena.config.json': '{"paths": ["db/**/*.sql"], "failOn": "warning"}',
      'db/a.sql': timed('a'),
      'db/more/b.sql': timed('b'),
      'db/c.txt': timed('c'),
    }
    const { code, out } = await run(['review', '--config', at('athena.config.json')], files)
    expect(code).toBe(1)
    expect(out).toContain('a.sql:1:')
    expect(out).toContain('b.sql:1:')
    expect(out).not.toContain('c.txt')
    const none = await run(['review', '--config', at('athena.config.json')], {
      'athena.config.json': '{"paths": ["x/*.sql"]}',
    })
    expect(none).toMatchObject({ code: 2 })
  })

  it('waives by it, and fixes nothing that is waived', async () => {
    const files = {
      'a.sql':
        'CREATE TABLE p (id bigint PRIMARY KEY);\nCREATE TABLE c (id bigint PRIMARY KEY, p_id bigint NOT NULL REFERENCES p);\n',
      'athena.config.json':
        '{"waivers": [{"rule": "foreign-key-without-index", "on": "c", "reason": "tiny"}]}',
    }
    expect((await run(['review', at('a.sql')], files)).out).toContain('1 waived')
    expect((await run(['fix', at('a.sql'), '--rule', 'foreign-key-without-index'], files)).out).not.toContain(
      'CREATE INDEX',
    )
    const bare = { 'a.sql': files['a.sql'] }
    expect((await run(['fix', at('a.sql')], bare)).out).toContain('CREATE INDEX')
  })
})

it('prints the query whose answer it reads as statistics, and the JSON Schema of its configuration', async () => {
  const { code, out } = await run(['review', '--statistics-query'], {})
  expect(code).toBe(0)
  expect(out).toContain('pg_stat_user_tables')
  const answer = '[{"schemaname": "public", "relname": "a", "n_live_tup": 5, "seq_scan": 1}]'
  const files = { 'a.sql': timed('a'), 's.json': answer, 'bad.json': '[{"relname": ]' }
  expect(
    (await run(['review', at('a.sql'), '--statistics', at('s.json'), '--fail-on', 'none'], files)).code,
  ).toBe(0)
  const bad = await run(['review', at('a.sql'), '--statistics', at('bad.json')], files)
  expect(bad).toMatchObject({ code: 2 })
  expect(bad.errors).toContain('bad.json:1:')
  expect(JSON.parse((await run(['review', '--config-schema'], {})).out).properties.profile).toBeDefined()
})

describe('athena review of what changed', () => {
  const files = { 'old.sql': timed('a') + timed('b'), 'new.sql': timed('b') + timed('c') }

  it('tells what is new, fixed and remaining since another text', async () => {
    const { code, out } = await run(
      ['review', at('new.sql'), '--since', at('old.sql'), '--fail-on', 'warning'],
      files,
    )
    expect(code).toBe(1)
    expect(out).toContain('c.at stores a moment')
    expect(out).toContain('fixed: a.at stores a moment')
    expect(out).not.toContain('b.at')
    expect(out).toContain('new findings')
    const same = await run(['review', at('new.sql'), '--since', at('new.sql'), '--fail-on', 'warning'], files)
    expect(same).toMatchObject({ code: 0 })
  })

  it('leaves out what a baseline knows', async () => {
    const { written, code } = await run(
      ['review', at('old.sql'), '--write-baseline', 'base.json', '--fail-on', 'warning'],
      files,
    )
    expect(code).toBe(0)
    const known = { ...files, 'base.json': written['base.json'] ?? '' }
    const { out } = await run(
      ['review', at('new.sql'), '--baseline', at('base.json'), '--fail-on', 'warning'],
      known,
    )
    expect(out).toContain('c.at')
    expect(out).not.toContain('b.at')
    expect(out).toMatch(/[1-9]\d* in the baseline/)
    expect((await run(['review', at('new.sql'), '--baseline', at('old.sql')], files)).code).toBe(2)
  })
})

describe('athena review of a migration', () => {
  const drop = 'ALTER TABLE a DROP COLUMN b;\n'
  const review = (text: string, config = '{}') =>
    run(['review', '--migration', at('m.sql'), '--fail-on', 'warning'], {
      'm.sql': text,
      'athena.config.json': config,
    })
  const ids = async (text: string, config?: string) =>
    [...(await review(text, config)).out.matchAll(/\[([a-z-]+)\]$/gm)].map(([, id]) => id)

  it('heeds comments and tells of those that nothing needs', async () => {
    const found = await ids(drop)
    expect(found).toContain('drop-column')
    const waived = await ids(`-- athena:ignore drop-column: nobody reads it since spring\n${drop}`)
    expect(waived).toEqual(found.filter((id) => id !== 'drop-column'))
    expect(await ids(`${drop.trim()} -- athena:ignore drop-column: nobody reads it\n`)).toEqual(waived)
    expect(await ids(`-- athena:ignore drop-table: gone\n${drop}`)).toEqual(['waiver-unused', ...found])
    expect(await ids(`${drop}\n-- athena:ignore drop-column: later\nSELECT 1;\n`)).toEqual([
      ...found,
      'waiver-unused',
    ])
  })

  it('heeds the configuration', async () => {
    expect(await ids(drop, '{"rules": {"drop-column": "off"}}')).not.toContain('drop-column')
    const { out } = await review(drop, '{"rules": {"drop-column": "info"}}')
    expect(out).toMatch(/info: .*\[drop-column\]/)
  })
})

it.each([
  ['db/*.sql', ['db/a.sql']],
  ['**/*.sql', ['a.sql', 'db/a.sql', 'db/x/y/b.sql']],
  ['db/**/b.sql', ['db/x/y/b.sql']],
  ['./?.sql', ['a.sql']],
  ['db/(a).sql', []],
])('the pattern %s names its paths', (pattern, expected) => {
  expect(pathsMatching(pattern, ['db/a.sql', 'a.sql', 'db/x/y/b.sql', 'db/a.txt'])).toEqual(expected)
})

describe('athena review of a folder of migrations', () => {
  const files = {
    'db/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n',
    'db/V2__index.sql':
      'CREATE INDEX orders_note_idx ON orders (note);\nCREATE VIEW noted AS SELECT id, note FROM orders;\n',
    'db/V10__drop.sql': 'ALTER TABLE orders DROP COLUMN note;\n',
    'db/R__views.sql': 'CREATE VIEW v AS SELECT 1 AS one;\n',
    'rows.csv': 'table,rows\norders,120\n',
  }

  it('goes by version, with what ran before as the base', async () => {
    const { code, out } = await run(['review', '--migration', at('db')], files)
    expect(code).toBe(1)
    const [first, second] = [out.indexOf('V2__index.sql'), out.indexOf('V10__drop.sql')]
    expect(first).toBeGreaterThanOrEqual(0)
    expect(second).toBeGreaterThan(first)
    expect(out).toContain('view noted')
    expect(out).not.toContain('R__views.sql')
  })

  it('tells of a gap and weighs statements by the rows of their tables', async () => {
    const { out } = await run(['review', '--migration', at('db'), '--rows', at('rows.csv')], files)
    expect(out).toContain('Nothing stands between version 2 and 10')
    expect(out).toMatch(/V2__index\.sql:1:1: warning: Building index/)
  })

  it('refuses a folder without migrations, and counts that cannot be read', async () => {
    const { code, errors } = await run(['review', '--migration', at('db')], { 'db/notes.sql': 'SELECT 1;' })
    expect([code, errors]).toEqual([2, expect.stringContaining('no file is named as a migration')])
    const bad = await run(['review', '--migration', at('db'), '--rows', at('rows.csv')], {
      ...files,
      'rows.csv': '{',
    })
    expect(bad.code).toBe(2)
  })
})
