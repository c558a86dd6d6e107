import { describe, expect, test } from 'vitest'
import { entityId } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { planMigration } from './index.ts'

const dialect = dialectOf('postgres')
const read = (sql: string) => dialect.lower(dialect.parse(sql)).schema
const online = (before: string, after: string, version?: string) =>
  planMigration(read(before), read(after), { strategy: 'online', ...(version ? { version } : {}) })

const parent = 'CREATE TABLE k (id integer PRIMARY KEY);'
const part = "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');"
const table = (rest: string) => `CREATE TABLE p (at date NOT NULL, k integer${rest}) PARTITION BY RANGE (at);`

describe('what a plan in phases depends on', () => {
  test.each(dialect.versions)(
    'PostgreSQL %s: a foreign key of a partitioned table enters as it can',
    (version) => {
      const { up } = online(
        parent + table('') + part,
        parent + table(', CONSTRAINT p_k FOREIGN KEY (k) REFERENCES k') + part,
        version,
      )
      const adding = up.find(
        ({ sql }) => sql.startsWith('ALTER TABLE public.p ADD') && sql.includes('FOREIGN KEY'),
      )
      expect(adding?.sql.includes('NOT VALID')).toBe(Number(version) >= 18)
      expect(adding?.facts.scans).toBe(Number(version) < 18)
      expect(adding?.alsoLocks).toContainEqual({ relation: 'public.k', lock: 'SHARE ROW EXCLUSIVE' })
    },
  )

  test('a check of a partitioned table is added once', () => {
    const { up } = online(table('') + part, table(', CONSTRAINT c CHECK (k > 0)') + part)
    expect(up.filter(({ sql }) => sql.includes('ADD CONSTRAINT'))).toHaveLength(1)
  })

  test('no part holds a lock that stops writers while it reads rows', () => {
    const { phases } = online(
      'CREATE TABLE a (id integer PRIMARY KEY, n integer, t text); CREATE TABLE b (a integer, n integer);',
      `CREATE TABLE a (id bigint PRIMARY KEY, n bigint NOT NULL, t text NOT NULL CHECK (t <> ''));
       CREATE TABLE b (a bigint REFERENCES a ON DELETE CASCADE, n integer UNIQUE);`,
    )
    const stops = ['ACCESS EXCLUSIVE', 'EXCLUSIVE', 'SHARE ROW EXCLUSIVE', 'SHARE']
    for (const { up, down } of phases.flatMap(({ parts }) => parts)) {
      for (const steps of [up, down]) {
        // Outside a transaction each statement lets go of its lock.
        if (steps.some(({ facts }) => !facts.transactional)) continue
        const stopping = steps.some(({ facts }) => stops.includes(facts.lock))
        const reading = steps.filter(({ facts }) => facts.scans || facts.rewrites)
        expect(stopping ? reading.map(({ sql }) => sql) : []).toEqual([])
      }
    }
  })

  test('a table made anew as a partitioned one is asked to be empty first', () => {
    const { phases } = online('CREATE TABLE p (at date NOT NULL, k integer);', table(''))
    const last = phases.at(-1)
    const checks = last?.parts.flatMap(({ up }) => up).flatMap(({ preconditions }) => preconditions ?? [])
    expect(checks?.map(({ title }) => title)).toContain('p has no rows')
  })

  test('only a phase whose gates are kept takes something away', () => {
    const { phases } = online('CREATE TABLE a (id integer, n text NOT NULL);', 'CREATE TABLE a (id integer);')
    for (const { kind, gates, parts } of phases) {
      const drops = parts.some(({ up }) => up.some(({ losesData }) => losesData !== null))
      if (drops) expect([kind, gates.length]).toEqual(['contract', 1])
    }
    expect(phases.at(-1)?.kind).toBe('contract')
  })

  test.each([
    ['timestamp', 'timestamptz', 'times without a zone are of UTC'],
    ['timestamptz', 'timestamp', 'times without a zone are of UTC'],
    ['timestamp UNIQUE', 'timestamptz UNIQUE', 'times without a zone are of UTC'],
    ['text', 'timestamptz', 'the same TimeZone'],
    ['integer', 'bigint', null],
  ])('a gate says what the meaning of times depends on: %s to %s', (from, to, said) => {
    const { phases } = online(`CREATE TABLE a (id int, x ${from});`, `CREATE TABLE a (id int, x ${to});`)
    const gates = phases.flatMap((phase) => phase.gates).join('\n')
    const known = ['times without a zone are of UTC', 'the same TimeZone']
    expect(known.filter((each) => gates.includes(each))).toEqual(said === null ? [] : [said])
  })

  test.each([
    ['11', '', true],
    ['12', '', false],
    ['18', '', false],
    ['12', ' UNIQUE', true],
  ])('PostgreSQL %s: a time%s gets its zone beside the old one: %s', (version, key, beside) => {
    const { up } = online(
      `CREATE TABLE a (id int, x timestamp${key});`,
      `CREATE TABLE a (id int, x timestamptz${key});`,
      version,
    )
    expect(up.some(({ sql }) => sql.includes('ADD COLUMN x_next'))).toBe(beside)
    expect(up.some(({ sql }) => sql === "SET LOCAL TimeZone = 'UTC';")).toBe(!beside)
  })

  test.each([
    ['BEFORE UPDATE', true],
    ['AFTER INSERT OR UPDATE OF x, n', true],
    ['AFTER UPDATE OF n', false],
    ['AFTER INSERT OR DELETE', false],
  ])('filling a column says whether a trigger %s fires for each row: %s', (when, fires) => {
    const watched = (x: string) =>
      `CREATE TABLE a (id int PRIMARY KEY, n int, x text${x});
       CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
       CREATE TRIGGER watch ${when} ON a FOR EACH ROW EXECUTE FUNCTION f();`
    const { phases, up } = online(watched(''), watched(" NOT NULL DEFAULT 'none'"))
    const filling = up.filter(({ summary }) => summary.startsWith('Fill a.x'))
    expect(filling.map(({ summary }) => summary.endsWith('; for each row fires watch'))).toEqual([fires])
    const gates = phases.flatMap((phase) => (phase.kind === 'backfill' ? phase.gates : []))
    expect(gates.some((gate) => gate.startsWith('What watch of a does'))).toBe(fires)
  })

  test.each([
    ['varchar(10)', 'varchar(20)'],
    ['varchar(10)', 'text'],
    ['numeric(8, 2)', 'numeric(10, 2)'],
    ['timestamp(3)', 'timestamp'],
  ])('%s becomes %s in place: no row is read or written', (from, to) => {
    const { up } = online(`CREATE TABLE a (id int, x ${from});`, `CREATE TABLE a (id int, x ${to});`)
    expect(up.map(({ facts }) => [facts.scans, facts.rewrites])).toEqual([[false, false]])
  })

  test('columns do not move between tables whose rows do not belong together', () => {
    const before = read(
      'CREATE TABLE a (id int PRIMARY KEY, x int); CREATE TABLE b (id int PRIMARY KEY, a int);',
    )
    const after = read(
      'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a, x int);',
    )
    const renames = [
      { from: entityId('column', 'public', 'a', 'x'), to: entityId('column', 'public', 'b', 'x') },
    ]
    for (const strategy of ['online', 'direct'] as const) {
      expect(() => planMigration(before, after, { strategy, renames })).toThrow('do not belong together')
    }
  })
})
