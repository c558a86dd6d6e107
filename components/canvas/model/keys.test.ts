import { expect, it } from 'vitest'
import { keyOf } from './keys'

const none = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

it.each([
  [{ key: 'ArrowLeft' }, ['nudge', -8, 0]],
  [{ key: 'ArrowDown', shiftKey: true }, ['nudge', 0, 40]],
  [{ key: 'ArrowUp', altKey: true }, ['go', 0, -1]],
  [{ key: 'a', ctrlKey: true }, 'selectAll'],
  [{ key: 'd', metaKey: true }, 'duplicate'],
  [{ key: '!', code: 'Digit1', shiftKey: true }, 'fit'],
  [{ key: 'ArrowUp', ctrlKey: true }, ['row', 0, -1]],
  [{ key: 'ArrowDown', ctrlKey: true, shiftKey: true }, ['moveRow', 0, 1]],
  [{ key: 'ArrowLeft', ctrlKey: true }, null],
  [{ key: 'ContextMenu' }, 'menu'],
  [{ key: 'F10', shiftKey: true }, 'menu'],
  [{ key: 'Tab' }, 'next'],
  [{ key: 'Tab', shiftKey: true }, 'previous'],
  [{ key: 'Delete' }, 'delete'],
  [{ key: 'n' }, 'newTable'],
  [{ key: 'v', ctrlKey: true }, null],
  [{ key: 'z', ctrlKey: true }, null],
  [{ key: 'q' }, null],
])('%j means %j', (stroke, meaning) => expect(keyOf({ ...none, ...stroke })).toEqual(meaning))
