import { describe, expect, it } from 'vitest'
import { type KeyPress, shortcuts } from './shortcuts.ts'

const press = (keys: string): KeyPress => {
  const parts = keys.split('+')
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  }
}
const boundTo = (keys: string) => shortcuts.filter(({ matches }) => matches(press(keys))).map(({ id }) => id)

describe('shortcuts', () => {
  it.each([
    ['Ctrl+k', ['palette']],
    ['Meta+k', ['palette']],
    ['Ctrl+z', ['undo']],
    ['Ctrl+Shift+Z', ['redo']],
    ['Ctrl+y', ['redo']],
    ['Ctrl+b', ['objects']],
    ['Ctrl+Alt+b', ['side']],
    ['Shift+?', ['help']],
    ['Ctrl+?', []],
    ['k', []],
  ])('%s', (keys, ids) => expect(boundTo(keys)).toEqual(ids))
  it('binds no key twice', () => {
    const keys = ['k', 's', 'z', 'y', 'b', 'j', 'F8', '?'].flatMap((key) => [
      key,
      `Ctrl+${key}`,
      `Ctrl+Shift+${key}`,
      `Ctrl+Alt+${key}`,
    ])
    for (const key of keys) expect(boundTo(key).length, key).toBeLessThanOrEqual(1)
  })
})
