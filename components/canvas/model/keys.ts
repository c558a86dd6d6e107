/** What a key means on the diagram. Arrows carry a direction, for nudging in diagram units. */
export type CanvasKey =
  | 'next'
  | 'previous'
  | 'edit'
  | 'clear'
  | 'delete'
  | 'selectAll'
  | 'copy'
  | 'cut'
  | 'duplicate'
  | 'newTable'
  | 'fit'
  | 'fitSelection'
  | 'zoomIn'
  | 'zoomOut'
  | 'natural'
  | 'menu'
  | 'nextLine'
  | 'previousLine'
  | readonly ['nudge' | 'go' | 'row' | 'moveRow', number, number]

/** The part of a keyboard event that is looked at. */
export interface KeyStroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** The meaning of a key stroke; null when the diagram has none for it. */
export function keyOf(stroke: KeyStroke): CanvasKey | null {
  const { key, code, shiftKey, altKey } = stroke
  const arrow = arrows.get(key)
  if (arrow) {
    const [dx, dy] = arrow
    const isCommand = stroke.ctrlKey || stroke.metaKey
    if (isCommand) return dy === 0 ? null : [shiftKey ? 'moveRow' : 'row', dx, dy]
    if (altKey) return ['go', dx, dy]
    const step = shiftKey ? 40 : 8
    return ['nudge', dx * step, dy * step]
  }
  if (altKey) return null
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return 'menu'
  if (stroke.ctrlKey || stroke.metaKey) return shiftKey ? null : (commandKeys.get(key.toLowerCase()) ?? null)
  // By the place on the keyboard: Shift changes what the digit row types.
  if (shiftKey && code === 'Digit1') return 'fit'
  if (shiftKey && code === 'Digit2') return 'fitSelection'
  if (shiftKey && code === 'Digit0') return 'natural'
  if (key === 'Tab') return shiftKey ? 'previous' : 'next'
  return plainKeys.get(key) ?? null
}

const arrows: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
])

const commandKeys: ReadonlyMap<string, CanvasKey> = new Map([
  ['a', 'selectAll'],
  ['c', 'copy'],
  ['x', 'cut'],
  ['d', 'duplicate'],
])

const plainKeys: ReadonlyMap<string, CanvasKey> = new Map([
  ['Enter', 'edit'],
  ['F2', 'edit'],
  ['Escape', 'clear'],
  ['Delete', 'delete'],
  ['Backspace', 'delete'],
  ['l', 'nextLine'],
  ['L', 'previousLine'],
  ['n', 'newTable'],
  ['N', 'newTable'],
  ['+', 'zoomIn'],
  ['=', 'zoomIn'],
  ['-', 'zoomOut'],
])
