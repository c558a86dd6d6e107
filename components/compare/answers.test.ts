import { expect, it } from 'vitest'
import { entityId } from '@/lib/schema'
import { answered, type Question, wishOf, withoutAnswer } from './answers'

const question = (kind: 'table' | 'column', from: readonly string[], to: readonly string[]): Question => ({
  kind,
  from: entityId(kind, ...from),
  to: entityId(kind, ...to),
  score: 0.8,
  reasons: [],
})
const table = question('table', ['public', 'users'], ['public', 'people'])
const column = question('column', ['public', 'users', 'mail'], ['public', 'people', 'email'])
const other = question('column', ['public', 'orders', 'a'], ['public', 'orders', 'b'])

it('keeps one answer a question, and hands them on as renames and drops', () => {
  const once = answered([], { question: other, answer: 'renamed' })
  const twice = answered(once, { question: other, answer: 'dropped' })
  expect(wishOf(once)).toEqual({ renames: [{ from: other.from, to: other.to }], dropped: [] })
  expect(wishOf(twice)).toEqual({ renames: [], dropped: [other.from] })
})

it('asks about columns again when their table is answered anew', () => {
  const all = [table, column, other].reduce(
    (list, each) => answered(list, { question: each, answer: 'renamed' }),
    [] as ReturnType<typeof answered>,
  )
  expect(all).toHaveLength(3)
  expect(answered(all, { question: table, answer: 'dropped' }).map((each) => each.question)).toEqual([
    other,
    table,
  ])
  expect(withoutAnswer(all, column).map((each) => each.question)).toEqual([table, other])
})
