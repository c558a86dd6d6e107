import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { catalogue } from './catalogue.ts'

it('can be sent to the page as it is', () => {
  const all = catalogue()
  expect(structuredClone(all)).toEqual(all)
})

it('tells of every rule what its page says', () => {
  const told = catalogue().rules
  for (const [at, { id, title, rationale, options }] of rules.entries()) {
    expect(told[at]).toMatchObject({ id, title, rationale, options })
  }
})
