import { expect, it } from 'vitest'
import { atOnce } from '../../base/index.ts'
import { openDocument } from '../../sync/index.ts'
import { applyChange } from '../../text/index.ts'
import { fixFile, remarksOf, reviewFile } from './review-migration.ts'

const document = openDocument('CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));', 'postgres')
const file = {
  text: 'CREATE INDEX orders_note ON orders (note);\nALTER TABLE orders ALTER COLUMN note TYPE varchar(9);\n',
  onDocument: true,
  version: '18',
  wrapped: false,
}
const request = { today: '2026-06-15' }
const rulesOf = (found: readonly { readonly rule: string }[]) => found.map(({ rule }) => rule)

it('reviews a file on the document, and rewrites it one by one or as a whole', () => {
  const found = atOnce(reviewFile(file, document, request))
  expect(rulesOf(found)).toContain('type-narrowed')
  expect(rulesOf(atOnce(reviewFile({ ...file, onDocument: false }, document, request)))).not.toContain(
    'type-narrowed',
  )
  const fix = found.find((finding) => finding.fix?.safe)?.fix
  if (!fix) throw new Error('no safe fix')
  expect(applyChange(file.text, fix.change)).toContain('CONCURRENTLY')
  const whole = atOnce(fixFile(file, document, request))
  expect(whole.text).toContain('CREATE INDEX CONCURRENTLY')
  expect(whole.fixed).toBeGreaterThan(0)
})

it('leaves what a comment of the file waives, and says what nothing needs', () => {
  const waived = { ...file, text: `-- athena:ignore index-not-concurrent: an empty table\n${file.text}` }
  expect(rulesOf(atOnce(reviewFile(waived, document, request)))).not.toContain('index-not-concurrent')
  expect(atOnce(fixFile(waived, document, request)).text).not.toContain('CONCURRENTLY')
  const unused = { ...file, text: `-- athena:ignore drop-column: planned\n${file.text}` }
  expect(rulesOf(atOnce(reviewFile(unused, document, request)))).toContain('waiver-unused')
})

it('tells of a plan at which step each finding stands', () => {
  const wish = {
    base: null,
    target: 'CREATE TABLE orders (id bigint PRIMARY KEY, note integer);',
    renames: [],
    dropped: [],
    strategy: 'direct',
    version: '18',
    sizes: {},
  } as const
  const remarks = atOnce(remarksOf(wish, document))
  expect(remarks).toContainEqual(expect.objectContaining({ phase: 1, step: 0 }))
  expect(atOnce(remarksOf({ ...wish, target: 'CREATE TABLE (' }, document))).toEqual([])
})
