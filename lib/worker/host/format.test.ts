import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { applyChange } from '../../text/index.ts'
import { formatPart } from './format.ts'

const text = `-- one
create table a (id int, n text);
-- two
create table b (id int);
create table c (id int);
`
const state = openDocument(text, 'postgres')
const formatted = (part: string | null): string => {
  const from = part === null ? 0 : text.indexOf(part)
  return applyChange(text, formatPart(state, part === null ? null : { from, to: from + part.length }))
}
const unchanged = (result: string) =>
  ['a', 'b', 'c'].filter((name) => result.includes(`create table ${name} (`))

describe('formatting a part', () => {
  it.each([
    ['all of it', null, []],
    ['the statement that the cursor is in', 'n text', ['b', 'c']],
    ['each statement that a selection reaches into', 'text);\n-- two\ncreate', ['c']],
    ['nothing between statements', '- one', ['a', 'b', 'c']],
  ])('lays out %s', (_what, part, left) => {
    expect(unchanged(formatted(part))).toEqual(left)
  })

  it('says the same of a statement as formatting all of it', () => {
    expect(formatted('create table a').split('-- two')[0]).toBe(formatted(null).split('-- two')[0])
  })
})
