import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, makeChange } from '../../../text/index.ts'
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
          for (const { at, remove, insert } of edits) {
            const from = Math.floor(at * now.length)
            const change = makeChange([{ from, to: Math.min(now.length, from + remove), insert }])
            now = applyChange(now, change)
            const next = reparsePostgres(tree, change)
            lowering = lowerPostgres(next, { tree, lowering })
            tree = next
          }
          const whole = lowerPostgres(parsePostgres(now))
          for (const kind of Object.keys(whole.schema) as (keyof typeof whole.schema)[]) {
            const a = lowering.schema[kind]
            const b = whole.schema[kind]
            if (a instanceof Map && b instanceof Map) {
              expect([...a.keys()]).toEqual([...b.keys()])
              for (const [id, record] of b)
                if (!sameValue(a.get(id), record)) expect(a.get(id)).toEqual(record)
            } else expect(a).toEqual(b)
          }
          expect(lowering.diagnostics).toEqual(whole.diagnostics)
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
})
