import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, makeChange } from '../../../text/index.ts'
import type { Lowering } from '../../dialect.ts'
import { parsePostgres, reparsePostgres } from '../parse/index.ts'
import { lowerPostgres } from './index.ts'
import { sameValue } from './reuse.ts'

const corpus = fileURLToPath(new URL('../../fixtures/corpus/', import.meta.url))
const fixtures = fileURLToPath(new URL('../../fixtures/scripts/', import.meta.url))
const texts = [
  readFileSync(`${corpus}quartz.sql`, 'utf8'),
  readFileSync(`${corpus}sakila.sql`, 'utf8').slice(0, 40_000),
  readFileSync(`${corpus}gitlab.sql`, 'utf8').slice(900_000, 930_000),
  readFileSync(`${fixtures}history.sql`, 'utf8'),
  readFileSync(`${fixtures}modern.sql`, 'utf8'),
  ...['backslashes', 'evolution', 'supabase', 'tables'].map((name) =>
    readFileSync(`${fixtures}${name}.sql`, 'utf8'),
  ),
  readFileSync(fileURLToPath(new URL('./samples/families.sql', import.meta.url)), 'utf8'),
]

const insertions = [
  '',
  'x',
  '_a',
  ' ',
  ';',
  ',',
  'id',
  '\n',
  'NOT NULL',
  'DROP TABLE users;',
  'int',
  '"',
  ')',
  'z int, ',
]

const edit = fc.record({
  /** What is read next to it and thrown away, as a preview is. */
  tried: fc.option(
    fc.record({
      at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
      insert: fc.constantFrom(...insertions),
    }),
  ),
  at: fc.double({ min: 0, max: 0.999999, noNaN: true }),
  remove: fc.nat({ max: 12 }),
  insert: fc.constantFrom(...insertions),
})

describe('reading again after an edit', () => {
  it.each(texts.map((text, index) => ({ text, index })))(
    'S12: incremental equals whole ($index)',
    ({ text }) => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
          let now = text
          let tree = parsePostgres(now)
          let lowering = lowerPostgres(tree)
          for (const { at, remove, insert, tried } of edits) {
            if (tried) {
              const place = Math.floor(tried.at * now.length)
              const change = makeChange([{ from: place, to: place, insert: tried.insert }])
              const trial = lowerPostgres(reparsePostgres(tree, change), { tree, lowering })
              expectSame(trial, lowerPostgres(parsePostgres(applyChange(now, change))))
            }
            const from = Math.floor(at * now.length)
            const change = makeChange([{ from, to: Math.min(now.length, from + remove), insert }])
            now = applyChange(now, change)
            const next = reparsePostgres(tree, change)
            const before = lowering
            lowering = lowerPostgres(next, { tree, lowering })
            for (const [id, table] of lowering.schema.tables) {
              const earlier = before.schema.tables.get(id)
              if (earlier && sameValue(earlier, table)) expect(table).toBe(earlier)
            }
            tree = next
          }
          expectSame(lowering, lowerPostgres(parsePostgres(now)))
        }),
        { numRuns: 25 },
      )
    },
  )

  it('keeps the records of what an edit does not touch', () => {
    const text = 'CREATE TABLE a (x int);\nCREATE TABLE b (y int);\n'
    const tree = parsePostgres(text)
    const before = lowerPostgres(tree)
    const change = makeChange([{ from: text.indexOf('y'), to: text.indexOf('y') + 1, insert: 'z' }])
    const after = lowerPostgres(reparsePostgres(tree, change), { tree, lowering: before })
    const [a, b] = [...after.schema.tables.values()]
    const [oldA, oldB] = [...before.schema.tables.values()]
    expect(a).toBe(oldA)
    expect(b).not.toBe(oldB)
    expect(b?.columns[0]?.name).toBe('z')
  })
  it('gives the very schema back when what was tried is taken back', () => {
    const text = readFileSync(`${corpus}quartz.sql`, 'utf8')
    const tree = parsePostgres(text)
    const before = lowerPostgres(tree)
    fc.assert(
      fc.property(edit, ({ at, insert }) => {
        const from = Math.floor(at * text.length)
        const change = makeChange([{ from, to: from, insert }])
        lowerPostgres(reparsePostgres(tree, change), { tree, lowering: before })
        expect(lowerPostgres(tree, { tree, lowering: before }).schema).toBe(before.schema)
      }),
      { numRuns: 50 },
    )
  })
})

function expectSame(lowering: Lowering, whole: Lowering): void {
  for (const kind of Object.keys(whole.schema) as (keyof typeof whole.schema)[]) {
    const a = lowering.schema[kind]
    const b = whole.schema[kind]
    if (a instanceof Map && b instanceof Map) {
      expect([...a.keys()]).toEqual([...b.keys()])
      for (const [id, record] of b) if (!sameValue(a.get(id), record)) expect(a.get(id)).toEqual(record)
    } else expect(a).toEqual(b)
  }
  expect(lowering.diagnostics).toEqual(whole.diagnostics)
}
