import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, makeChange, type TextChange } from '../text/index.ts'
import { createHistory, type Step } from './history.ts'

const text = fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'b', '\n', '(', 'é', '\ud83e') })

/** An edit given as fractions of whatever text it meets, made here or elsewhere. */
interface Edit {
  readonly kind: 'edit' | 'remote'
  readonly at: number
  readonly size: number
  readonly insert: string
  readonly pause: number
}

type Command = Edit | { readonly kind: 'undo' } | { readonly kind: 'redo' }

const place = {
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.nat(3),
  insert: fc.string({ maxLength: 3 }),
  pause: fc.constantFrom(0, 100, 2000),
}
const edit: fc.Arbitrary<Command> = fc.record({ kind: fc.constant('edit' as const), ...place })
const remote: fc.Arbitrary<Command> = fc.record({ kind: fc.constant('remote' as const), ...place })
const travel: fc.Arbitrary<Command> = fc.constantFrom<Command>({ kind: 'undo' }, { kind: 'redo' })

function changeFor(length: number, command: { at: number; size: number; insert: string }): TextChange {
  const from = Math.floor(command.at * length)
  return makeChange([{ from, to: Math.min(length, from + command.size), insert: command.insert }])
}

/** Runs commands and gives every text the page has shown. */
function play(start: string, commands: readonly Command[]) {
  const history = createHistory()
  let now = start
  let time = 0
  const take = (step: Step | null) => {
    if (step?.change) now = applyChange(now, step.change)
    return step !== null
  }
  for (const command of commands) {
    if (command.kind === 'undo') take(history.undo())
    else if (command.kind === 'redo') take(history.redo())
    else {
      const change = changeFor(now.length, command)
      time += command.pause
      if (command.kind === 'remote') history.remote(change)
      else history.push({ change, inverseOf: now, layout: null, origin: 'editor' }, time)
      now = applyChange(now, change)
    }
  }
  return { history, take, text: () => now }
}

describe('history', () => {
  it('S6: undoing everything restores the exact text, redoing everything the text after it', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.oneof({ weight: 3, arbitrary: edit }, travel), { maxLength: 30 }),
        (start, commands) => {
          const { history, take, text } = play(start, commands)
          while (take(history.redo()));
          const end = text()
          while (take(history.undo()));
          expect(text()).toBe(start)
          while (take(history.redo()));
          expect(text()).toBe(end)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('undo and redo stay within the text whatever others changed, and keep what they wrote', () => {
    fc.assert(
      fc.property(text, fc.array(fc.oneof(edit, remote, travel), { maxLength: 20 }), (start, commands) => {
        const { history, take } = play(start, [
          ...commands,
          { kind: 'remote', at: 1, size: 0, insert: '§', pause: 0 },
        ])
        for (let i = 0; i < 3; i++) {
          while (take(history.undo()));
          while (take(history.redo()));
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes back own work only, after a change from elsewhere', () => {
    const history = createHistory()
    history.push({ change: insert(0, 'mine '), inverseOf: 'text', layout: null, origin: 'editor' }, 0)
    history.remote(insert(9, ' theirs'))
    expect(applyChange('mine text theirs', history.undo()?.change ?? makeChange([]))).toBe('text theirs')
    expect(applyChange('text theirs', history.redo()?.change ?? makeChange([]))).toBe('mine text theirs')
  })

  it('joins typing into one step until a pause, a line break, another place or another origin', () => {
    const steps = (pushes: readonly [change: TextChange, time: number, origin?: string][]): number => {
      const history = createHistory()
      let text = ''
      for (const [change, time, origin = 'editor'] of pushes) {
        history.push({ change, inverseOf: text, layout: null, origin }, time)
        text = applyChange(text, change)
      }
      let count = 0
      while (history.undo()) count++
      return count
    }
    expect(
      steps([
        [insert(0, 'a'), 0],
        [insert(1, 'b'), 100],
        [insert(2, 'c'), 200],
      ]),
    ).toBe(1)
    expect(
      steps([
        [insert(0, 'a'), 0],
        [insert(1, 'b'), 5000],
      ]),
    ).toBe(2)
    expect(
      steps([
        [insert(0, 'a'), 0],
        [insert(1, '\n'), 100],
      ]),
    ).toBe(2)
    expect(
      steps([
        [insert(0, 'a'), 0],
        [insert(0, 'b'), 100],
      ]),
    ).toBe(2)
    expect(
      steps([
        [insert(0, 'a'), 0],
        [insert(1, 'b'), 100, 'canvas'],
      ]),
    ).toBe(2)
    expect(
      steps([
        [insert(0, 'a'), 0],
        [makeChange([{ from: 0, to: 1, insert: '' }]), 100],
      ]),
    ).toBe(1)
    expect(
      steps([
        [insert(0, 'a long paste'), 0],
        [insert(12, ' and more'), 100],
      ]),
    ).toBe(2)
  })

  it('gives the layout of both sides', () => {
    const history = createHistory()
    const before = { placements: {}, annotations: [] }
    const after = { placements: { 'table:public.a': { x: 1, y: 2 } }, annotations: [] }
    history.push({ change: null, inverseOf: null, layout: { before, after }, origin: 'canvas' }, 0)
    expect(history.undo()).toEqual({ change: null, layout: { before, after }, origin: 'canvas' })
    expect(history.canUndo()).toBe(false)
    expect(history.canRedo()).toBe(true)
  })
})

function insert(at: number, text: string): TextChange {
  return makeChange([{ from: at, to: at, insert: text }])
}
