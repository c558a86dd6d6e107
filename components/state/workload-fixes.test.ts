import { expect, it } from 'vitest'
import { makeChange } from '../../lib/text/index.ts'
import { withChanges } from './workload-fixes.ts'

const change = (from: number, to: number, insert: string) => makeChange([{ from, to, insert }])

it('makes the changes that stand apart, and leaves those that meet an earlier one', () => {
  const text = 'SELECT * FROM a; SELECT * FROM b;'
  const changes = [change(7, 8, 'id'), change(24, 25, 'id'), change(7, 8, 'name'), change(500, 501, 'x')]
  expect(withChanges(text, changes)).toEqual({ text: 'SELECT id FROM a; SELECT id FROM b;', taken: 2 })
  expect(withChanges(text, [])).toEqual({ text, taken: 0 })
})
