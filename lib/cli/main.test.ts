import { readFileSync } from 'node:fs'
import { applyPatch } from 'diff'
import { describe, expect, it } from 'vitest'
import type { Io } from './command.ts'
import { main } from './main.ts'

const shop = `CREATE TABLE users (
  id serial PRIMARY KEY,
  email text NOT NULL UNIQUE
);\r
CREATE TABLE "Order Lines" (
  id int PRIMARY KEY,
  user_id int REFERENCES users -- who pays
);
CREATE INDEX ON "Order Lines" (lower(id::text), user_id DESC) WHERE user_id > 0;
`

/** Runs a command line against files in memory. */
async function run(argv: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const written: Record<string, string | Uint8Array> = {}
  let out = ''
  const errors: string[] = []
  const io: Io = {
    async read(path) {
      const content = files[path]
      if (content === undefined) throw new Error('no such file')
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    list: async () => [],
    async write(path, content) {
      written[path] = content
    },
    async writeAll(folder, list) {
      for (const { path, content } of list) written[`${folder}/${path}`] = content
    },
    out: (text) => {
      out += text
    },
    line: (text) => {
      out += `${text}\n`
    },
    err: (text) => void errors.push(text),
    now: () => new Date('2026-01-02T03:04:05Z'),
  }
  return { code: await main(argv, io), out, errors: errors.join('\n'), written }
}

const ops = (...list: readonly unknown[]) => JSON.stringify(list)

describe('athena with a migration file', () => {
  const files = {
    'm.sql':
      'CREATE INDEX orders_note_idx ON orders (note);\nALTER TABLE orders ALTER COLUMN note TYPE varchar(9);\n',
    'base.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));',
  }

  it('reviews it in each format and fails as asked', async () => {
    const { code, out } = await run(['review', '--migration', 'm.sql', '--schema', 'base.sql'], files)
    expect(code).toBe(1)
    expect(out).toContain('m.sql:1:1: error: Building index orders_note_idx blocks writes to orders.')
    expect(out).toContain('[type-narrowed]')
    const json = await run(['review', '--migration', 'm.sql', '--format', 'json', '--fail-on', 'none'], files)
    expect(json.code).toBe(0)
    expect(JSON.parse(json.out).findings[0]).toMatchObject({ line: 1, category: 'migration' })
    const sarif = await run(['review', '--migration', 'm.sql', '--format', 'sarif'], files)
    expect(JSON.parse(sarif.out).runs[0].results[0].ruleId).toBe('index-not-concurrent')
  })

  it('prints the rewritten text', async () => {
    const { code, out } = await run(['fix', '--migration', 'm.sql', '--rule', 'index-not-concurrent'], files)
    expect(code).toBe(0)
    expect(out).toBe(files['m.sql'].replace('INDEX', 'INDEX CONCURRENTLY'))
  })

  it.each([
    [['review', '--schema', 'base.sql', 'm.sql'], /--schema goes with --migration/],
    [['review', '--migration', 'm.sql', 'base.sql'], /the base goes with --schema/],
    [['review', '--migration', 'm.sql', '--server-version', '9'], /PostgreSQL 9 is not known/],
    [['review', '--migration', 'none.sql'], /none\.sql: no such file/],
    [['fix', '--migration', 'm.sql', '--rule', 'wide-index'], /unknown rule wide-index/],
    [['review'], /a file is missing/],
  ] as const)('says what is wrong with %j', async (argv, reason) => {
    const { code, errors } = await run(argv, files)
    expect(code).toBe(2)
    expect(errors).toMatch(reason)
  })
})

describe('athena', () => {
  it('gives exit code 2 and a reason for wrong usage', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['frobnicate', 'a.sql'], /unknown command frobnicate/],
      [['inspect'], /usage: athena inspect/],
      [['inspect', 'missing.sql'], /missing\.sql: no such file/],
      [['inspect', 'a.sql', 'b.sql'], /usage: athena inspect/],
      [['inspect', 'a.sql', '--frobnicate'], /frobnicate/],
      [['inspect', 'a.sql', '--dialect', 'klingon'], /unknown dialect klingon/],
      [['review', 'a.sql', '--format', 'pdf'], /unknown format pdf/],
      [['review', 'a.sql', '--fail-on', 'never'], /--fail-on/],
      [['fix', 'a.sql', '--rule', 'no-such-rule'], /unknown rule no-such-rule/],
      [['export', 'a.sql', '--to', 'papyrus'], /--to takes one of/],
      [['apply', 'a.sql'], /--ops/],
      [['apply', 'a.sql', '--ops', 'broken.json'], /broken\.json/],
      [['apply', 'a.sql', '--ops', 'shape.json'], /0\.table|column/],
      [['apply', 'a.sql', '--ops', 'nothing.json'], /operation 1: .*nobody/],
      [['ops'], /--schema/],
      [['diff', 'a.sql'], /usage: athena diff/],
    ]
    const files = {
      'a.sql': shop,
      'broken.json': '[{',
      'shape.json': ops({ op: 'column.drop', column: 'x' }),
      'nothing.json': ops({ op: 'table.drop', table: 'nobody' }),
    }
    for (const [argv, reason] of cases) {
      const { code, errors, out } = await run(argv, files)
      expect([argv, code, out]).toEqual([argv, 2, ''])
      expect(errors, argv.join(' ')).toMatch(reason)
    }
  })

  it('prints help', async () => {
    expect((await run(['--help'])).code).toBe(0)
    expect((await run([])).code).toBe(2)
    expect((await run(['review', '--help'])).out).toContain('usage: athena review')
  })

  it('inspects as JSON, from a file or standard input', async () => {
    const { code, out, errors } = await run(['inspect', '-', '--json'], { '-': shop })
    expect([code, errors]).toEqual([0, ''])
    const model = JSON.parse(out)
    expect(model).toMatchObject({ dialect: 'postgres', statements: 3, diagnostics: [] })
    expect(model.tables[1]).toMatchObject({
      schema: 'public',
      name: 'Order Lines',
      kind: 'table',
      comment: null,
      primaryKey: { name: 'Order Lines_pkey', columns: ['id'] },
      foreignKeys: [
        {
          name: 'Order Lines_user_id_fkey',
          columns: ['user_id'],
          references: { schema: 'public', table: 'users', columns: ['id'] },
          onDelete: 'no action',
          onUpdate: 'no action',
          deferrable: false,
        },
      ],
      indexes: [
        {
          name: 'Order Lines_lower_user_id_idx',
          method: 'btree',
          unique: false,
          keys: ['lower(id::text)', 'user_id'],
          include: [],
        },
      ],
    })
    expect(model.tables[0].columns[0]).toMatchObject({
      name: 'id',
      type: 'integer',
      nullable: false,
      default: "nextval('users_id_seq'::regclass)",
      identity: null,
      generated: null,
    })
  })

  it('reports what is wrong at its place and still reads the rest', async () => {
    const { code, errors, out } = await run(['inspect', 'a.sql', '--json'], {
      'a.sql': 'CREATE TABLE a (id int;\nCREATE TABLE b (id int);\n',
    })
    expect(code).toBe(0)
    expect(errors).toMatch(/^a\.sql:1:\d+: error: /)
    expect(JSON.parse(out).tables.map((table: { name: string }) => table.name)).toContain('b')
  })

  it('applies operations to the lines concerned and nothing else', async () => {
    const file = ops(
      { op: 'column.rename', table: 'users', column: 'email', to: 'mail' },
      { op: 'column.setNullable', table: 'public.Order Lines', column: 'user_id', nullable: false },
    )
    const { code, out } = await run(['apply', 'a.sql', '--ops', 'ops.json'], {
      'a.sql': shop,
      'ops.json': file,
    })
    expect(code).toBe(0)
    expect(out).toBe(
      shop.replace('email', 'mail').replace('REFERENCES users --', 'NOT NULL REFERENCES users --'),
    )
  })

  it('prints the text as it is for no operations', async () => {
    const { out } = await run(['apply', 'a.sql', '--ops', 'ops.json'], { 'a.sql': shop, 'ops.json': '[]' })
    expect(out).toBe(shop)
  })

  it('prints the JSON Schema of the operations', async () => {
    const schema = JSON.parse((await run(['ops', '--schema'])).out)
    expect(schema.type).toBe('array')
    expect(JSON.stringify(schema)).toContain('column.setType')
  })

  it('reviews, and fails only for what it was asked to fail for', async () => {
    const files = { 'a.sql': 'CREATE TABLE a (x timestamp);' }
    const codes = await Promise.all(
      ['error', 'warning', 'none'].map(
        async (level) => (await run(['review', 'a.sql', '--fail-on', level], files)).code,
      ),
    )
    expect(codes[1]).toBe(1)
    expect(codes[2]).toBe(0)
    const sarif = JSON.parse((await run(['review', 'a.sql', '--format', 'sarif'], files)).out)
    expect(sarif.version).toBe('2.1.0')
    const json = JSON.parse((await run(['review', 'a.sql', '--format', 'json'], files)).out)
    expect(JSON.stringify(json)).toContain('timestamp-without-time-zone')
  })

  it('prints what fixes change as a patch, and nothing where they change nothing', async () => {
    const file = 'CREATE INDEX note ON orders (note);\nSELECT 1;\n'
    const args = ['fix', '--migration', 'm.sql', '--rule', 'index-not-concurrent', '--diff']
    const { code, out } = await run(args, { 'm.sql': file })
    expect(code).toBe(0)
    expect(out).toMatch(/^--- m\.sql\n\+\+\+ m\.sql\n@@ -1,2 \+1,\d+ @@\n/)
    const patched = applyPatch(file, out)
    expect(patched).toBe((await run(args.slice(0, -1), { 'm.sql': file })).out)
    expect((await run(args, { 'm.sql': 'SELECT 1;\n' })).out).toBe('')
  })

  it('fixes one rule and leaves the rest of the text alone', async () => {
    const { code, out, errors } = await run(['fix', 'a.sql', '--rule', 'foreign-key-without-index'], {
      'a.sql':
        'CREATE TABLE a (id bigint PRIMARY KEY);\n-- kept\nCREATE TABLE b (a_id bigint NOT NULL REFERENCES a);\n',
    })
    expect(code).toBe(0)
    expect(out).toMatch(/CREATE INDEX .* ON b\s*\(a_id\)/i)
    expect(out).toContain('-- kept')
    expect(errors).toMatch(/1 fixed/)
  })

  it('exports to standard output, a file or a folder', async () => {
    const files = { 'a.sql': shop }
    expect((await run(['export', 'a.sql', '--to', 'mermaid'], files)).out).toContain('erDiagram')
    const { out, written } = await run(['export', 'a.sql', '--to', 'dbml', '--out', 'b.dbml'], files)
    expect(out).toBe('')
    expect(written['b.dbml']).toContain('Table')
  })

  it('tells two schemas apart, and writes a bundle', async () => {
    const files = { 'old.sql': 'CREATE TABLE a (id int);', 'new.sql': 'CREATE TABLE a (id int, b text);' }
    expect((await run(['diff', 'old.sql', 'new.sql'], files)).out).toMatch(/ADD COLUMN b text/i)
    expect((await run(['diff', 'old.sql', 'old.sql', '--exit-code'], files)).code).toBe(0)
    expect((await run(['diff', 'old.sql', 'new.sql', '--exit-code'], files)).code).toBe(1)
    const plan = JSON.parse((await run(['diff', 'old.sql', 'new.sql', '--format', 'json'], files)).out)
    expect([plan.strategy, plan.phases[0].kind]).toEqual(['online', 'expand'])
    const direct = ['--strategy', 'direct', '--target-version', '14', '--format', 'json']
    expect(JSON.parse((await run(['diff', 'old.sql', 'new.sql', ...direct], files)).out)).toMatchObject({
      strategy: 'direct',
      serverVersion: '14',
      phases: [{ kind: 'change' }],
    })
    expect(JSON.parse((await run(['diff', '--schema'])).out)).toHaveProperty('properties.phases')
    const { written } = await run(['diff', 'old.sql', 'new.sql', '--out', 'bundle'], files)
    expect(Object.keys(written).some((path) => path.startsWith('bundle/') && path.endsWith('.sql'))).toBe(
      true,
    )
  })

  it.each([
    [['--strategy', 'onlin', '--out', 'x'], /unknown strategy onlin; did you mean online\?/],
    [['--target-version', '9', '--out', 'x'], /unknown version of PostgreSQL 9.*Known: .*18/],
    [['--tool', 'sqll', '--out', 'x'], /unknown tool sqll; did you mean sql\?/],
    [['--tool', 'sql'], /--tool needs --out/],
    [['--format', 'yaml', '--out', 'x'], /unknown format yaml/],
  ])('writes nothing for %j', async (options, message) => {
    const files = { 'old.sql': 'CREATE TABLE a (id int);', 'new.sql': 'CREATE TABLE a (id int, b text);' }
    const { code, errors, written } = await run(['diff', 'old.sql', 'new.sql', ...options], files)
    expect([code, errors, written]).toEqual([2, expect.stringMatching(message), {}])
  })

  it('plans nothing from a script that cannot be read', async () => {
    const files = {
      'old.sql': 'CREATE TABLE a (id int;\nCREATE TABEL b (',
      'new.sql': 'CREATE TABLE a (id int);',
    }
    const { code, out, errors, written } = await run(['diff', 'old.sql', 'new.sql', '--out', 'o'], files)
    expect([code, out, written]).toEqual([2, '', {}])
    expect(errors).toMatch(/old\.sql:1:\d+: error: .*\n.*athena diff: old\.sql: .* cannot be read/s)
  })

  it('takes columns into another table where it is told to, and says why where it cannot', async () => {
    const files = {
      'old.sql': 'CREATE TABLE users (id int PRIMARY KEY, bio text);',
      'new.sql':
        'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE profiles (user_id int PRIMARY KEY REFERENCES users, bio text);',
      'loose.sql':
        'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE notes (n int PRIMARY KEY, bio text);',
    }
    const asked = await run(['diff', 'old.sql', 'new.sql'], files)
    const move = '--move public.users.bio=public.profiles.bio'
    expect(asked.code).toBe(3)
    expect(JSON.parse(asked.out).questions).toMatchObject([{ kind: 'move', answers: { moved: move } }])
    const told = await run(['diff', 'old.sql', 'new.sql', ...move.split(' ')], files)
    expect([told.code, told.out.includes('INSERT INTO public.profiles (user_id, bio)')]).toEqual([0, true])
    const loose = await run(['diff', 'old.sql', 'loose.sql', '--move', 'users.bio=notes.bio'], files)
    expect([loose.code, loose.out]).toEqual([2, ''])
    expect(loose.errors).toMatch(/^athena diff: public\.users\.bio .* do not belong together/)
    const unknown = await run(['diff', 'old.sql', 'new.sql', '--move', 'users.no=profiles.bio'], files)
    expect([unknown.code, unknown.errors.trim()]).toEqual([
      2,
      'athena diff: --move: there is no column users.no before',
    ])
  })

  it('stops at likely renames until they are answered', async () => {
    const files = {
      'old.sql': 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);',
      'new.sql': 'CREATE TABLE users (id int PRIMARY KEY, email_address text NOT NULL);',
      'said.sql':
        'CREATE TABLE users (id int PRIMARY KEY,\n-- athena:renamed-from email\nemail_address text NOT NULL);',
    }
    const asked = await run(['diff', 'old.sql', 'new.sql', '--out', 'bundle', '--exit-code'], files)
    expect(asked.code).toBe(3)
    expect(asked.written).toEqual({})
    expect(JSON.parse(asked.out)).toEqual({
      questions: [
        {
          kind: 'column',
          from: 'public.users.email',
          to: 'public.users.email_address',
          score: expect.any(Number),
          reasons: expect.any(Array),
          answers: {
            renamed: '--rename public.users.email=email_address',
            dropped: '--drop public.users.email',
          },
        },
      ],
    })
    const direct = ['--strategy', 'direct']
    const renamed = /RENAME COLUMN email TO email_address/
    for (const answer of [
      ['--rename', 'public.users.email=email_address'],
      ['--rename', 'users.email=email_address'],
      ['--assume-renames'],
    ]) {
      const { code, out } = await run(['diff', 'old.sql', 'new.sql', ...direct, ...answer], files)
      expect([code, renamed.test(out), out.includes('DROP')]).toEqual([0, true, false])
    }
    expect((await run(['diff', 'old.sql', 'said.sql', ...direct], files)).out).toMatch(renamed)
    for (const answer of [['--drop', 'users.email'], ['--assume-drops']]) {
      const { code, out } = await run(['diff', 'old.sql', 'new.sql', '--exit-code', ...answer], files)
      expect([code, out.includes('DROP COLUMN email')]).toEqual([1, true])
    }
    const wrong = await run(['diff', 'old.sql', 'new.sql', '--rename', 'users.mail=x'], files)
    expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('there is no users.mail before')])
    const bundle = await run(
      ['diff', 'old.sql', 'new.sql', ...direct, '--assume-renames', '--out', 'bundle'],
      files,
    )
    expect(Object.values(bundle.written).some((content) => renamed.test(String(content)))).toBe(true)
  })

  it('reads any encoding', async () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffCREATE TABLE größe (id int);', 'utf16le'))
    const latin1 = new Uint8Array(Buffer.from('CREATE TABLE größe (id int);', 'latin1'))
    for (const bytes of [utf16, latin1]) {
      const { out } = await run(['inspect', 'a.sql', '--json'], { 'a.sql': bytes })
      expect(JSON.parse(out).tables[0].name).toBe('größe')
    }
  })

  it('takes any bytes at all', async () => {
    const bytes = new Uint8Array(readFileSync(process.execPath).subarray(0, 50_000))
    expect((await run(['inspect', 'a.bin', '--json'], { 'a.bin': bytes })).code).toBe(0)
  })
})

describe('what stands around the text', () => {
  const marked = `\uFEFF${shop}`
  const ops = '[{"op":"column.add","table":"users","column":{"name":"note","type":"text"}}]'

  it('a byte order mark and line ends are kept by apply', async () => {
    const { code, out } = await run(['apply', 'a.sql', '--ops', 'o.json'], { 'a.sql': marked, 'o.json': ops })
    expect(code).toBe(0)
    expect(out.startsWith('\uFEFFCREATE TABLE')).toBe(true)
    expect(out).toContain(');\r\n')
    expect(out.replace(/,?\s*note text/, '')).toBe(marked)
  })

  it('a byte order mark is kept by fix', async () => {
    const { out } = await run(['fix', 'a.sql'], { 'a.sql': marked })
    expect(out.startsWith('\uFEFFCREATE TABLE')).toBe(true)
  })
})
