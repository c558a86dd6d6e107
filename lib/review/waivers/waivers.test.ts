import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { isOpen, type ReviewRequest, reviewDocument } from '../index.ts'
import { only } from '../testing/only.ts'

const today = '2026-06-15'
const table = (before: string, behind = '') =>
  `${before}CREATE TABLE receipt (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  printed_at timestamp NOT NULL${behind}\n);\n`

/** Rules with findings that count, and with waived ones, of a text. */
function rules(text: string, request: Partial<ReviewRequest> = {}) {
  const found = reviewDocument(openDocument(text, 'postgres'), { today, settings, ...request })
  return {
    open: found.filter(isOpen).map(({ rule }) => rule),
    waived: found.filter(({ waiver }) => waiver).map(({ rule }) => rule),
    found,
  }
}
const rule = 'timestamp-without-time-zone'
const settings = only(rule, 'missing-primary-key', 'wide-table')
const other = 'CREATE TABLE note (id bigint PRIMARY KEY, at timestamp);\n'

describe('a waiver in a comment', () => {
  it.each([
    ['before a statement', table(`-- athena:ignore ${rule}: local time by law\n`)],
    ['as a block before a statement', table(`/* athena:ignore ${rule}:\n local time */ `)],
    ['behind other comments', table(`-- athena:ignore ${rule}: local time\n\n-- receipts\n`)],
    ['behind the column on its line', table('', ` -- athena:ignore ${rule}: local time`)],
    [
      'before the column',
      table('').replace('  printed_at', `  -- athena:ignore ${rule}: local time\n  printed_at`),
    ],
    [
      'behind the comma',
      table('')
        .replace('PRIMARY KEY,', 'PRIMARY KEY')
        .replace(
          '  printed_at timestamp NOT NULL',
          `  , printed_at timestamp NOT NULL -- athena:ignore ${rule}: local`,
        ),
    ],
    [
      'behind the opening line',
      table('').replace('receipt (', `receipt ( -- athena:ignore ${rule}: local time`),
    ],
    ['behind the last line', table('').replace(');', `); -- athena:ignore ${rule}: local time`)],
    ['for the file', `-- athena:ignore-file ${rule}: local time\n\n${table('')}`],
    [
      'with several rules',
      table(`-- athena:ignore wide-table, ${rule}: local time\n`).replace('wide-table, ', ''),
    ],
    ['with a day to come', table(`-- athena:ignore ${rule}: local time until 2026-06-15\n`)],
    ['with CRLF', table(`-- athena:ignore ${rule}: local time\n`).replaceAll('\n', '\r\n')],
  ])('holds %s', (_, text) => {
    expect(rules(text)).toMatchObject({ open: [], waived: [rule] })
  })

  it('does not hold for what it is not about', () => {
    const { open } = rules(`${table(`-- athena:ignore ${rule}: local time\n`)}${other}`)
    expect(open).toEqual([rule])
    const inner = table('').replace('  id bigint', `  -- athena:ignore ${rule}: local time\n  id bigint`)
    expect(rules(inner).open.sort()).toEqual([rule, 'waiver-unused'].sort())
  })

  it.each([
    ['waiver-expired', `-- athena:ignore ${rule}: local time until 2026-06-14\n`],
    ['waiver-expired', `-- athena:ignore ${rule}: local time until 2026-02-30\n`],
    ['waiver-without-reason', `-- athena:ignore ${rule}\n`],
    ['waiver-without-reason', `-- athena:ignore ${rule}: until 2026-12-01\n`],
    ['waiver-unknown-rule', '-- athena:ignore timestamp-without-timezone: local time\n'],
    ['waiver-unknown-rule', '-- athena:ignore: local time\n'],
  ])('is told of as %s and covers nothing: %s', (fault, comment) => {
    const { open, found } = rules(table(comment))
    expect(open.sort()).toEqual([rule, fault].sort())
    const place = found.find((finding) => finding.rule === fault)?.inText
    expect(table(comment).slice(place?.from, place?.to)).toBe(comment.trim())
  })

  it('is told of when nothing needs it, unless its rule did not run', () => {
    const text = table('-- athena:ignore char-nothing, missing-primary-key: from the old system\n').replace(
      'char-nothing, ',
      '',
    )
    expect(rules(text).open.sort()).toEqual([rule, 'waiver-unused'].sort())
    const off = only(rule)
    expect(rules(text, { settings: off }).open).toEqual([rule])
    expect(rules(table('-- athena:ignore drop-column: planned\n')).open).toEqual([rule])
  })

  it('is none in a string, in a body or in data', () => {
    const text = `${table('')}INSERT INTO receipt (printed_at) VALUES ('-- athena:ignore ${rule}: x');\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ -- athena:ignore wide-table: x\nSELECT 1 $$;\n`
    expect(rules(text).open).toEqual(rules(text.replaceAll('athena:', '')).open)
  })

  it('never makes a review fail', () => {
    const piece = fc.constantFrom(
      '-- athena:ignore',
      '/*athena:ignore-file',
      '*/',
      ':',
      rule,
      '\n',
      ' ',
      'CREATE TABLE a (',
      'x timestamp',
      ',',
      ')',
      ';',
      "'",
      '$$',
      '\\.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(() => rules(pieces.join(' '))).not.toThrow()
      }),
    )
  })
})

describe('a waiver of a project', () => {
  const [finding] = rules(table('')).found
  const key = finding?.key ?? ''

  it('holds for the key of the finding, with its author and day', () => {
    const waived = rules(table(''), {
      keyWaivers: { [key]: { reason: 'local', author: 'Ada', until: '2026-07-01' } },
    })
    expect(waived.open).toEqual([])
    expect(waived.found[0]?.waiver).toEqual({
      reason: 'local',
      author: 'Ada',
      until: '2026-07-01',
      said: 'project',
    })
  })

  it('is told of when it is over or left over', () => {
    expect(rules(table(''), { keyWaivers: { [key]: { reason: 'x', until: '2026-01-01' } } }).open).toEqual([
      rule,
      'waiver-expired',
    ])
    expect(rules(table(''), { keyWaivers: { [`${key}x`]: { reason: 'x' } } }).open).toEqual([
      rule,
      'waiver-unused',
    ])
    expect(
      rules(`${table('')} CREATE TABLE (`, { keyWaivers: { [`${key}x`]: { reason: 'x' } } }).open,
    ).not.toContain('waiver-unused')
  })

  it('holds for an object by its name', () => {
    const on = (name: string) => rules(table(''), { waivers: [{ rule, on: name, reason: 'x' }] }).open
    for (const name of ['receipt', 'public.receipt', 'receipt.printed_at', 'public.receipt.printed_at'])
      expect(on(name)).toEqual([])
    expect(on('receipts')).toEqual([rule, 'waiver-unused'])
  })
})

describe('a baseline', () => {
  it('leaves what was there, and tells what came', async () => {
    const { baselineOf } = await import('../index.ts')
    const baseline = baselineOf(rules(table('')).found)
    const known = { ...settings, baseline }
    expect(rules(table(''), { settings: known }).open).toEqual([])
    const { open, found } = rules(`${other}${table('')}`, { settings: known })
    expect(open).toEqual([rule])
    expect(found.filter(({ known }) => known)).toHaveLength(1)
  })
})
