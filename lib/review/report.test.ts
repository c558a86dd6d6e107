import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReviewFormat, reviewFormats } from '../rules/index.ts'
import { openDocument } from '../sync/index.ts'
import { applyChange, makeChange } from '../text/index.ts'
import { baselineOf, changeOf, isOpen, reportReviews, reviewDocument, scoreOf, scoreTrend } from './index.ts'
import { only } from './testing/only.ts'

const today = '2026-06-15'
const open = (text: string) => openDocument(text, 'postgres')
const settings = only(
  'timestamp-without-time-zone',
  'foreign-key-without-index',
  'name-needs-quoting',
  'varchar-255',
)
const request = { today, settings }
const review = (text: string) => reviewDocument(open(text), request)

const clean = 'CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text NOT NULL);\n'
const timed = (name: string, waiver = '') =>
  `CREATE TABLE ${name} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamp NOT NULL${waiver});\n`
const evil = `"</b><script>alert(1)</script> [x](javascript:1) \`@all\`"`

function report(text: string, format: ReviewFormat, since: string | null = null): string {
  const document = open(text)
  const found = reviewDocument(document, request)
  const change = since === null ? null : changeOf(review(since), found)
  const score = scoreOf(found, document)
  const findings = change?.findings ?? found
  return reportReviews(
    [{ file: 'db/a b.sql', document, findings, fixed: change?.fixed ?? [] }],
    { compared: change ? 'with another text' : 'with nothing', score },
    format,
  )
}

describe.each(reviewFormats)('a report in %s', (format) => {
  it('tells apart what is new, what was there, what is fixed and what is waived', () => {
    const before = timed('kept') + timed('gone')
    const after = `${timed('kept')}-- athena:ignore timestamp-without-time-zone: local "time"\n${timed('excused')}${timed('fresh')}`
    const text = report(after, format, before)
    expect(text).toContain('fresh')
    // A build server runs no test that is gone.
    if (format !== 'junit') expect(text).toMatch(/fixed|absent/i)
    expect(text).toMatch(/waived|suppressions/i)
    expect(text.endsWith('\n')).toBe(true)
  })

  it('holds names as text, whatever they are', () => {
    const text = report(timed(evil), format)
    if (format === 'html' || format === 'junit' || format === 'markdown') {
      expect(text).not.toContain('<script')
      expect(text).toContain('alert')
    }
    if (format === 'markdown') {
      expect(text).not.toContain('](javascript')
      expect(text).not.toContain('@all')
    }
  })

  it('never fails, and well formed XML stays so', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .map((text) => text.replaceAll('"', '""').replaceAll('\0', ''))
    fc.assert(
      fc.property(name, (each) => {
        const text = report(timed(`"x${each}"`), format)
        if (format === 'html' || format === 'junit') expect(unclosed(text)).toEqual([])
        if (format === 'json' || format === 'sarif') expect(() => JSON.parse(text)).not.toThrow()
      }),
      { numRuns: 40 },
    )
  })
})

describe('reports', () => {
  it('in SARIF carry fixes that can be applied as they stand', () => {
    const text =
      'CREATE TABLE p (id bigint PRIMARY KEY);\nCREATE TABLE c (id bigint PRIMARY KEY, p_id bigint NOT NULL REFERENCES p (id));\n'
    const { results } = JSON.parse(report(text, 'sarif')).runs[0]
    const fixes = results.flatMap((result: { fixes?: unknown[] }) => result.fixes ?? [])
    expect(fixes.length).toBeGreaterThan(0)
    for (const { artifactChanges } of fixes) {
      const change = makeChange(
        artifactChanges[0].replacements.map(
          (each: {
            deletedRegion: { charOffset: number; charLength: number }
            insertedContent: { text: string }
          }) => ({
            from: each.deletedRegion.charOffset,
            to: each.deletedRegion.charOffset + each.deletedRegion.charLength,
            insert: each.insertedContent.text,
          }),
        ),
      )
      const after = open(applyChange(text, change))
      expect(after.diagnostics).toEqual([])
      expect(after.text).not.toBe(text)
    }
  })

  it('in Markdown keep within what code hosts take', () => {
    const many = Array.from({ length: 900 }, (_, n) => timed(`table_number_${n}`)).join('')
    const text = report(many, 'markdown')
    expect(text.length).toBeLessThan(65_536)
    expect(text).toMatch(/and \d+ more/)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })

  it('in HTML load nothing and run nothing', () => {
    const text = report(timed('a'), 'html')
    expect(text).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|href=|src=/i)
    expect(text).toContain("default-src 'none'")
  })
})

describe('the review of a change', () => {
  it('says what is new and what is fixed, and nothing where nothing changed', () => {
    const same = changeOf(review(timed('a')), review(timed('a')))
    expect([same.findings.filter(isOpen), same.fixed]).toEqual([[], []])
    const change = changeOf(review(timed('a') + timed('b')), review(timed('b') + timed('c')))
    expect(change.findings.filter(isOpen).map(({ entities }) => entities[0])).toEqual(['column:public.c.at'])
    expect(change.fixed.map(({ entities }) => entities[0])).toEqual(['column:public.a.at'])
  })

  it('counts every finding once: new and known after, known and fixed before', () => {
    const names = fc.subarray(['a', 'b', 'c', 'd', 'e'])
    fc.assert(
      fc.property(names, names, (one, two) => {
        const [before, after] = [one, two].map((each) => review(each.map((name) => timed(name)).join('')))
        const { findings, fixed } = changeOf(before ?? [], after ?? [])
        const known = findings.filter((finding) => finding.known).length
        expect(findings).toHaveLength(after?.length ?? 0)
        expect(known + fixed.length).toBe(before?.length)
      }),
      { numRuns: 30 },
    )
  })

  it('survives the file: a baseline read back knows the same', () => {
    const found = review(timed('a') + timed('b'))
    expect(JSON.parse(JSON.stringify(baselineOf(found)))).toEqual(baselineOf([...found].reverse()))
  })
})

describe('a score', () => {
  it('is 100 without findings, falls with them, and does not depend on the size of what is alike', () => {
    const scoreFor = (text: string) => scoreOf(review(text), open(text))
    expect(scoreFor('').overall).toBe(100)
    const one = scoreFor(timed('a'))
    expect(one.categories.typing).toBeLessThan(100)
    expect(scoreFor(timed('a') + timed('b')).categories.typing).toBe(one.categories.typing)
    expect(scoreFor(timed('a') + clean.replace(' a ', ' z ')).categories.typing).toBeGreaterThan(
      one.categories.typing,
    )
  })

  it('does not count what is waived, and rises over versions that get better', () => {
    const waived = timed('a').replace(');', ' -- athena:ignore timestamp-without-time-zone: local\n);')
    const [first, second] = scoreTrend([open(timed('a')), open(waived)], request)
    expect(second?.overall).toBeGreaterThan(first?.overall ?? 100)
    expect(second?.categories.typing).toBe(100)
  })
})

/** Elements that are opened and not closed, or the other way round. */
function unclosed(markup: string): readonly string[] {
  const stack: string[] = []
  for (const [, close, name = '', rest = ''] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>/g,
  )) {
    if (name === 'meta' || rest.endsWith('/')) continue
    if (close === '') stack.push(name)
    else if (stack.pop() !== name) return [`</${name}>`]
  }
  return stack
}
