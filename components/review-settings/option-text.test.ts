import { expect, it } from 'vitest'
import { readOption, writeOption } from './option-text'

const whole = { type: 'integer', default: 3, minimum: 1, maximum: 9, says: 'How many' } as const
const list = { type: 'strings', default: [], says: 'Names' } as const

it.each([
  [whole, '4', { ok: true, value: 4 }],
  [whole, '', { ok: false, error: 'must be a number' }],
  [whole, '4.5', { ok: false, error: 'must be a whole number' }],
  [whole, '0', { ok: false, error: 'must be at least 1' }],
  [whole, '10', { ok: false, error: 'must be at most 9' }],
  [list, 'a, b,,c ', { ok: true, value: ['a', 'b', 'c'] }],
  [list, '', { ok: true, value: [] }],
])('%j reads %j', (spec, text, expected) => expect(readOption(spec, text)).toEqual(expected))

it('writes what it reads', () => {
  for (const names of [['a'], ['a', 'b c'], []])
    expect(readOption(list, writeOption(names))).toEqual({ ok: true, value: names })
})
