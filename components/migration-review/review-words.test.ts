import { expect, it } from 'vitest'
import { linesOf, reviewHeadline, rewrittenName } from './review-words'

it('counts findings by how bad they are', () => {
  const of = (...severities: readonly ('error' | 'warning' | 'info')[]) =>
    reviewHeadline(severities.map((severity) => ({ severity })))
  expect([of(), of('info'), of('warning', 'error', 'error')]).toEqual([
    'Nothing to say against it.',
    '1 remark',
    '2 errors, 1 warning',
  ])
})

it('finds lines whatever ends them', () => {
  expect(linesOf('a\r\nb\nc', [{ from: 0 }, { from: 3 }, { from: 5 }])).toEqual([1, 2, 3])
})

it('names the rewritten file after the file', () => {
  expect(['V1__a.sql', 'up', '.sql'].map(rewrittenName)).toEqual([
    'V1__a.rewritten.sql',
    'up.rewritten',
    '.sql.rewritten',
  ])
  expect(rewrittenName(null)).toBe('migration.rewritten.sql')
})
