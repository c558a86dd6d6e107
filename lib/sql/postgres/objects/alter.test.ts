import fc from 'fast-check'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { alterationsBetween, foldAlteration, sameObject } from './index.ts'

beforeAll(async () => {
  await loadModule()
})

const bases: Readonly<Record<string, string>> = {
  publication:
    "CREATE PUBLICATION p FOR TABLE a, b (x, y) WHERE (x > 1), TABLES IN SCHEMA s, t WITH (publish = 'insert')",
  subscription: "CREATE SUBSCRIPTION p CONNECTION 'host=x' PUBLICATION a, b WITH (binary = true)",
  server: "CREATE SERVER p TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'x', \"Odd one\" 'y')",
  'foreign data wrapper': 'CREATE FOREIGN DATA WRAPPER p HANDLER h',
  'event trigger': 'CREATE EVENT TRIGGER p ON ddl_command_end EXECUTE FUNCTION f()',
  statistics: 'CREATE STATISTICS IF NOT EXISTS p (mcv) ON a, b FROM t',
}

const changes: Readonly<Record<string, readonly string[]>> = {
  publication: [
    'ADD TABLE c',
    'ADD TABLE ONLY d (z), TABLES IN SCHEMA u',
    'DROP TABLE a',
    'DROP TABLES IN SCHEMA s',
    'SET TABLE e, f WHERE (g = 1)',
    "SET (publish = 'insert, update')",
  ],
  subscription: [
    "CONNECTION 'host=y'",
    'SET PUBLICATION c',
    'ADD PUBLICATION d',
    'DROP PUBLICATION a',
    'DISABLE',
    'ENABLE',
    'SET (binary = false)',
  ],
  server: [
    "VERSION '2'",
    "OPTIONS (SET host 'z', ADD port '1')",
    'OPTIONS (DROP "Odd one")',
    "VERSION '3' OPTIONS (ADD a 'b')",
  ],
  'event trigger': ['DISABLE', 'ENABLE', 'ENABLE REPLICA', 'ENABLE ALWAYS'],
  statistics: ['SET STATISTICS 10', 'SET STATISTICS 100', 'SET STATISTICS -1'],
  'foreign data wrapper': ["OPTIONS (a '1', ADD b '2')", 'OPTIONS (DROP a)'],
}

const fold = (kind: string, actions: readonly string[]) =>
  actions.reduce(
    (definition, action) => foldAlteration(kind, definition, action) ?? definition,
    bases[kind] ?? '',
  )

describe('an object and what ALTER makes of it', () => {
  it.each([
    [
      'publication',
      ['ADD TABLE c', 'DROP TABLE public.a'],
      "CREATE PUBLICATION p FOR TABLE b (x, y) WHERE (x > 1), TABLES IN SCHEMA s, TABLES IN SCHEMA t, TABLE c WITH (publish = 'insert')",
    ],
    [
      'subscription',
      ['DISABLE', 'ADD PUBLICATION c'],
      'CREATE SUBSCRIPTION p CONNECTION \'host=x\' PUBLICATION a, b, c WITH ("binary" = true, enabled = false)',
    ],
    [
      'server',
      ["VERSION '2' OPTIONS (SET host 'z', DROP \"Odd one\")"],
      "CREATE SERVER p TYPE 't' VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (host 'z')",
    ],
  ])('%s %j', (kind, actions, expected) => {
    expect(fold(kind, actions)).toBe(expected)
  })

  const runs = fc.constantFrom(...Object.keys(bases)).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      one: fc.array(fc.constantFrom(...(changes[kind] ?? [])), { maxLength: 4 }),
      other: fc.array(fc.constantFrom(...(changes[kind] ?? [])), { maxLength: 4 }),
    }),
  )

  it('what leads from one to the other does, and back again, in statements of the engine', () => {
    fc.assert(
      fc.property(runs, ({ kind, one, other }) => {
        const [before, after] = [fold(kind, one), fold(kind, other)]
        expect(sameObject(kind, before, before)).toBe(true)
        const between = alterationsBetween(kind, 'p', before, after)
        if (!between) return
        const steps = [...between.first, ...between.last]
        const run = (from: string, statements: readonly string[]) =>
          statements.reduce((definition, sql) => {
            expect(parseSync(sql).stmts).toHaveLength(1)
            const action = sql.slice(`ALTER ${kind} p `.length, -1).replace(' WITH (refresh = false)', '')
            return foldAlteration(kind, definition, action) ?? definition
          }, from)
        const there = run(
          before,
          steps.map(({ sql }) => sql),
        )
        expect({ before, after, there, same: sameObject(kind, there, after) }).toMatchObject({ same: true })
        const back = run(there, steps.map(({ reverse }) => reverse).reverse())
        expect({ there, before, back, same: sameObject(kind, back, before) }).toMatchObject({ same: true })
      }),
    )
  })

  it('is made anew where no ALTER leads to it, and differs in one member, option or condition', () => {
    const base = bases.publication ?? ''
    expect(alterationsBetween('publication', 'p', base, 'CREATE PUBLICATION p FOR ALL TABLES')).toBe(null)
    for (const [from, to] of [
      ['x > 1', 'x > 2'],
      ['(x, y)', '(x)'],
      ['a, b', 'b'],
      ["'insert'", "'update'"],
      ['s, t', 's'],
    ] as const)
      expect(sameObject('publication', base, base.replace(from, to))).not.toBe(true)
  })
})
