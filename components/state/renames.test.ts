import { expect, it } from 'vitest'
import { reviewSchema } from '../../lib/rules/index.ts'
import { editDocument, openDocument } from '../../lib/sync/index.ts'
import { makeChange } from '../../lib/text/index.ts'
import { carryDismissals, carryLayout, carrySelection } from './renames.ts'

const sql = 'CREATE TABLE users (id int, mail char(3), at timestamp);\nCREATE TABLE other (n int);\n'
const document = openDocument(sql, 'postgres')

/** The renames of typing `insert` right behind the first `after`. */
function typed(after: string, insert: string) {
  const at = sql.indexOf(after) + after.length
  return editDocument(document, makeChange([{ from: at, to: at, insert }]))
}

it('lets every dismissed finding be dismissed still after a rename', () => {
  for (const [after, insert] of [
    ['users', '_old'],
    ['mail', '_address'],
    ['other', '#1'],
  ] as const) {
    const dismissals = Object.fromEntries(
      reviewSchema(document.schema).map(({ key }) => [key, { reason: 'known', at: '' }]),
    )
    const { state, delta } = typed(after, insert)
    const carried = carryDismissals(dismissals, delta.renamed)
    const open = reviewSchema(state.schema).filter(({ key }) => !(key in carried))
    const before = new Set(reviewSchema(document.schema).map(({ rule }) => rule))
    expect(open.filter(({ rule }) => before.has(rule)).map(({ key }) => key)).toEqual([])
  }
})

it('gives the same objects back where a rename is not theirs', () => {
  const { delta } = typed('mail', '_address')
  const layout = { placements: { 'table:public.users': { x: 1, y: 2 } }, annotations: [] }
  const dismissals = { 'rule:table:public.users': { reason: '', at: '' } }
  const selection = ['table:public.users'] as never[]
  expect(delta.renamed.length).toBeGreaterThan(0)
  expect(carryLayout(layout, delta.renamed)).toBe(layout)
  expect(carryDismissals(dismissals, delta.renamed)).toBe(dismissals)
  expect(carrySelection(selection, delta.renamed)).toBe(selection)
})

it('moves a renamed table’s place', () => {
  const { delta } = typed('users', '_old')
  const layout = { placements: { 'table:public.users': { x: 1, y: 2 } }, annotations: [] }
  expect(carryLayout(layout, delta.renamed).placements).toEqual({ 'table:public.users_old': { x: 1, y: 2 } })
})
