import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, makeChange, type TextChange } from '../../../text/index.ts'
import { printTree, type ReadingMeter, type SyntaxTree } from '../../core/index.ts'
import { parsePostgres, reparsePostgres } from './index.ts'
import { corpusFiles, readCorpus } from './testing/corpus.ts'

/** What damages SQL most: quotes, brackets, comments, terminators and words that begin statements. */
const shrapnel = [
  ...[
    "'",
    '"',
    '$$',
    '$a$',
    '/*',
    '*/',
    '--',
    ';',
    '(',
    ')',
    '[',
    ']',
    ',',
    '\\',
    '\\.',
    '\n',
    '\r\n',
    ' ',
    '.',
  ],
  ...[
    'CREATE TABLE t (a int)',
    '\nCREATE TABLE u (',
    '\nALTER TABLE t ',
    'BEGIN ATOMIC',
    'END',
    "E'\\'",
    'U&"',
  ],
  ...[
    'COPY t FROM stdin;\n',
    '\n\\.\n',
    '\n\\connect x\n',
    'CREATE RULE r AS ON INSERT TO t DO (',
    'x',
    '1e',
    '\ufeff',
  ],
  ...[
    '\nCOMMENT ON TABLE t IS ',
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql ',
    '\u{1F600}',
    '\u0000',
    '$1',
    '::',
  ],
]

const fragments = fc.array(fc.oneof(fc.constantFrom(...shrapnel), fc.string({ maxLength: 6 })), {
  maxLength: 30,
})
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fragments.map((list) => list.join('')),
)

const texts = corpusFiles.map(readCorpus)

/** A piece of a real schema of up to 3,000 characters. */
const excerpt = fc
  .record({ file: fc.nat(texts.length - 1), at: fc.nat(), length: fc.integer({ min: 200, max: 3000 }) })
  .map(({ file, at, length }) => {
    const text = texts[file] ?? ''
    const from = at % Math.max(1, text.length - length)
    return text.slice(from, from + length)
  })

/** An edit of a text: some replacements that do not overlap. */
function editOf(text: string): fc.Arbitrary<TextChange> {
  const insert = fc.oneof(fc.constant(''), fc.constantFrom(...shrapnel), fc.string({ maxLength: 4 }))
  return fc
    .array(fc.record({ at: fc.nat(text.length), length: fc.nat(12), insert }), { minLength: 1, maxLength: 3 })
    .map((list) => {
      const sorted = [...list].sort((a, b) => a.at - b.at)
      let end = -1
      const replacements = []
      for (const { at, length, insert } of sorted) {
        if (at <= end) continue
        const to = Math.min(text.length, at + length)
        replacements.push({ from: at, to, insert })
        end = to
      }
      return makeChange(replacements)
    })
}

describe('laws of reading', () => {
  it('S1 printing a parse gives the input back exactly, for any string at all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(printTree(parsePostgres(text))).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  it('S1 printing a parse of 10,000 damaged pieces of real schemas gives them back', () => {
    const damaged = excerpt.chain((text) => editOf(text).map((change) => applyChange(text, change)))
    fc.assert(
      fc.property(damaged, (text) => printTree(parsePostgres(text)) === text),
      { numRuns: 10_000 },
    )
  })

  it('S2 every span lies in its segment and holds its parts', () => {
    const damaged = excerpt.chain((text) => editOf(text).map((change) => applyChange(text, change)))
    fc.assert(
      fc.property(fc.oneof(anyText, damaged), (text) => {
        for (const segment of parsePostgres(text).segments) {
          expect(segment.text).not.toBe('')
          checkSpans(segment, segment.text.length)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it.each([
    ['a real schema', readCorpus('danbooru.sql')],
    ['one quote without end', "SELECT 'a\nCREATE TABLE t (a int);\n"],
    ['doubled quotes', "SELECT '''\nCREATE TABLE t (a int);\n"],
    ['quoted names without end', 'SELECT "a (\nCREATE TABLE t (a int);\n'],
    ['dollar strings that swallow statements', 'SELECT $$a\nCREATE TABLE t (a int);\n'],
    ['comments without end', 'SELECT /* a\nCREATE TABLE t (a int);\n'],
    ['nested comments after a word', '/* x */ $q$\nCREATE /* a\n*/ CREATE TABLE b /* c */\n'],
    ['opening brackets', 'CREATE TABLE t ((((((((((\n'],
    ['closing brackets', 'SELECT )))))))))))) ]]]]]\n'],
    ['bodies with doubtful ends', "CREATE FUNCTION f() AS '\nCREATE TABLE a;\n' LANGUAGE sql;\n"],
    ['commas', 'CREATE TABLE t (,,,,,,,,,,,,,\n'],
    ['one long statement', 'CREATE TABLE t (a int DEFAULT 1 + (2 * [3]), '],
  ])('S2 the work grows linearly: %s', (_, text) => {
    const steps = [1, 2, 4].map((times) => stepsOf(text.repeat(times * Math.ceil(20_000 / text.length))))
    const [one = 0, two = 0, four = 0] = steps
    expect(two).toBeLessThan(one * 2.3 + 1000)
    expect(four).toBeLessThan(one * 4.6 + 1000)
  })

  it('S2 dollar tags that are all different are not searched for again and again', () => {
    const text = (count: number) => Array.from({ length: count }, (_, i) => `SELECT $t${i}$ x\n`).join('')
    expect(stepsOf(text(8000))).toBeLessThan(stepsOf(text(2000)) * 5)
  })

  it('S12 reading after an edit gives what reading the whole text gives', () => {
    const edited = fc
      .oneof(excerpt, anyText)
      .chain((text) => editOf(text).map((change) => ({ text, change })))
    fc.assert(
      fc.property(edited, ({ text, change }) => {
        const whole = parsePostgres(applyChange(text, change))
        expectSame(reparsePostgres(parsePostgres(text), change), whole)
      }),
      { numRuns: 3000 },
    )
  })

  it('S12 holds along a chain of edits', () => {
    const chain = excerpt.chain((text) =>
      fc.array(editOf(text), { maxLength: 6 }).map((edits) => ({ text, edits })),
    )
    fc.assert(
      fc.property(chain, ({ text, edits }) => {
        let now = text
        let tree = parsePostgres(text)
        for (const edit of edits) {
          const last = edit.replacements.at(-1)
          if (last && last.to > now.length) continue
          now = applyChange(now, edit)
          tree = reparsePostgres(tree, edit)
        }
        expectSame(tree, parsePostgres(now))
      }),
      { numRuns: 500 },
    )
  })

  it('S12 holds for edits whose reading looks far ahead in a large text', () => {
    const text = readCorpus('gitlab.sql').slice(0, 120_000)
    const tree = parsePostgres(text)
    const opening = fc.constantFrom("'", '"', '$$', '$a$', '/*', '(', '\n\\x ', 'COPY t FROM stdin;\n')
    fc.assert(
      fc.property(fc.nat(text.length), opening, (at, insert) => {
        const change = makeChange([{ from: at, to: at, insert }])
        expectSame(reparsePostgres(tree, change), parsePostgres(applyChange(text, change)))
      }),
      { numRuns: 80 },
    )
  })

  it('S12 an edit in a large schema reads a few statements and keeps all other segment objects', () => {
    const text = readCorpus('gitlab.sql')
    const tree = parsePostgres(text)
    const at = text.indexOf('CREATE TABLE abuse_reports (') + 12
    const meter: ReadingMeter = { steps: 0, segmentsRead: 0 }
    const next = reparsePostgres(tree, makeChange([{ from: at, to: at, insert: ' ' }]), meter)
    expect(meter.segmentsRead).toBeLessThanOrEqual(2)
    const kept = new Set(tree.segments)
    expect(next.segments.filter((segment) => !kept.has(segment))).toHaveLength(1)
  })
})

/** Compares piece by piece, since a difference of whole trees would take minutes to print. */
function expectSame(found: SyntaxTree, wanted: SyntaxTree): void {
  const [a, b] = [found.segments, wanted.segments].map((list) =>
    list.map((segment) => JSON.stringify(segment)),
  )
  const at = a?.findIndex((segment, i) => segment !== b?.[i]) ?? -1
  expect(a?.[at]).toBe(b?.[at])
  expect(a?.length).toBe(b?.length)
  expect(found.starts).toEqual(wanted.starts)
}

function stepsOf(text: string): number {
  const meter: ReadingMeter = { steps: 0, segmentsRead: 0 }
  parsePostgres(text, meter)
  return meter.steps
}

function checkSpans(value: unknown, limit: number): void {
  if (Array.isArray(value)) for (const item of value) checkSpans(item, limit)
  else if (value !== null && typeof value === 'object') {
    const { from, to } = value as { from?: unknown; to?: unknown }
    if (typeof from === 'number' && typeof to === 'number') {
      if (!(0 <= from && from <= to && to <= limit)) {
        throw new Error(`span ${from}–${to} of ${limit}: ${JSON.stringify(value)}`)
      }
    }
    for (const item of Object.values(value)) checkSpans(item, limit)
  }
}
