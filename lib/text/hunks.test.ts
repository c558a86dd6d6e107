import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, changeBetween, hunksOf, makeChange } from './index.ts'

const show = (before: string, after: string) =>
  hunksOf(before, changeBetween(before, after), 1)
    .map((hunk) =>
      hunk.lines
        .map(({ kind, text, line }) => `${{ kept: ' ', removed: '-', added: '+' }[kind]}${line} ${text}`)
        .join('\n'),
    )
    .join('\n…\n')

describe('hunksOf', () => {
  it('shows a changed line with what is around it', () => {
    expect(show('a\nb\nc\nd\n', 'a\nb\nX\nd\n')).toBe(' 2 b\n-3 c\n+3 X\n 4 d')
  })

  it('shows an added and a removed line', () => {
    expect(show('a\nb\n', 'a\nnew\nb\n')).toBe(' 1 a\n+2 new\n 2 b')
    expect(show('a\nb\nc', 'a\nc')).toBe(' 1 a\n-2 b\n 3 c')
  })

  it('keeps far changes apart', () => {
    const before = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n')
    const change = makeChange([
      { from: 0, to: 4, insert: 'LINE' },
      { from: before.length, to: before.length, insert: '\nlast' },
    ])
    expect(hunksOf(before, change).length).toBe(2)
  })

  it('holds every line that the change added or removed', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 })
      .map((l) => l.map((line) => `${line}\n`).join(''))
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const change = changeBetween(before, after)
        const all = hunksOf(before, change, 50).flatMap((hunk) => hunk.lines)
        const rebuilt = all.filter((line) => line.kind !== 'removed').map((line) => line.text)
        if (before === after) {
          expect(all).toEqual([])
          return
        }
        const wanted = applyChange(before, change).split('\n')
        wanted.pop()
        expect(rebuilt).toEqual(wanted)
      }),
    )
  })
})
