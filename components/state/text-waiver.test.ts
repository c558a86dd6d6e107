import { expect, it } from 'vitest'
import { applyChange } from '../../lib/text/index.ts'
import { waiverComment } from './text-waiver.ts'

const written = (text: string, before: string, until?: string) =>
  applyChange(
    text,
    waiverComment(text, text.indexOf(before), {
      rule: 'wide-table',
      reason: 'agreed\n  with the team',
      ...(until === undefined ? {} : { until }),
    }),
  )
const comment = '-- athena:ignore wide-table: agreed with the team'

it.each([
  ['CREATE TABLE a (id int);', 'CREATE', `${comment}\nCREATE TABLE a (id int);`],
  [
    'SELECT 1;\nCREATE TABLE a (\n    id int,\n    b int\n);',
    'b int',
    `SELECT 1;\nCREATE TABLE a (\n    id int,\n    ${comment}\n    b int\n);`,
  ],
  ['CREATE TABLE a (id int, b int);', 'b int', `${comment}\nCREATE TABLE a (id int, b int);`],
  ['SELECT 1;\r\n\tSELECT 2;', 'SELECT 2', `SELECT 1;\r\n\t${comment}\r\n\tSELECT 2;`],
])('writes %j before %j on a line of its own', (text, before, expected) => {
  expect(written(text, before)).toBe(expected)
})

it('says until when', () => {
  expect(written('SELECT 1', 'SELECT', '2027-01-31')).toBe(`${comment} until 2027-01-31\nSELECT 1`)
})
