/** One key binding of the workbench, as shown in the help and as matched. */
export interface Shortcut {
  readonly id: ShortcutId
  /** Keys as people read them. */
  readonly keys: string
  readonly label: string
  readonly matches: (event: KeyPress) => boolean
  /** `everywhere` also fires while a text field or the editor has the focus. */
  readonly where: 'everywhere' | 'outside text'
}

export type ShortcutId =
  | 'palette'
  | 'save'
  | 'undo'
  | 'redo'
  | 'objects'
  | 'editor'
  | 'side'
  | 'help'
  | 'nextProblem'

/** The part of a keyboard event that bindings look at. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const command = (event: KeyPress, key: string, modifiers = ''): boolean =>
  (event.ctrlKey || event.metaKey) &&
  event.key.toLowerCase() === key &&
  event.shiftKey === modifiers.includes('shift') &&
  event.altKey === modifiers.includes('alt')

/** The bindings that hold in the whole workbench. The canvas and the editor have their own beside these. */
export const shortcuts: readonly Shortcut[] = [
  {
    id: 'palette',
    keys: 'Ctrl+K',
    label: 'Search and commands',
    matches: (event) => command(event, 'k'),
    where: 'everywhere',
  },
  {
    id: 'save',
    keys: 'Ctrl+S',
    label: 'Save now',
    matches: (event) => command(event, 's'),
    where: 'everywhere',
  },
  {
    id: 'undo',
    keys: 'Ctrl+Z',
    label: 'Undo',
    matches: (event) => command(event, 'z'),
    where: 'outside text',
  },
  {
    id: 'redo',
    keys: 'Ctrl+Shift+Z, Ctrl+Y',
    label: 'Redo',
    matches: (event) => command(event, 'z', 'shift') || command(event, 'y'),
    where: 'outside text',
  },
  {
    id: 'objects',
    keys: 'Ctrl+B',
    label: 'Show or hide the objects',
    matches: (event) => command(event, 'b'),
    where: 'everywhere',
  },
  {
    id: 'editor',
    keys: 'Ctrl+J',
    label: 'Show or hide the DDL editor',
    matches: (event) => command(event, 'j'),
    where: 'everywhere',
  },
  {
    id: 'side',
    keys: 'Ctrl+Alt+B',
    label: 'Show or hide inspector and assistant',
    matches: (event) => command(event, 'b', 'alt'),
    where: 'everywhere',
  },
  {
    id: 'nextProblem',
    keys: 'F8',
    label: 'Go to the next problem in the text',
    matches: (event) => event.key === 'F8' && !event.shiftKey,
    where: 'outside text',
  },
  {
    id: 'help',
    keys: '?',
    label: 'This help',
    matches: (event) => event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey,
    where: 'outside text',
  },
]

/** Keys of the canvas and the editor, for the help only: their owners bind them. */
export const otherKeys: readonly {
  readonly title: string
  readonly keys: readonly (readonly [string, string])[]
}[] = [
  {
    title: 'Editor',
    keys: [
      ['Ctrl+Space', 'Complete'],
      ['F12, Ctrl+Click', 'Go to the declaration'],
      ['Shift+F12', 'Find references'],
      ['F2', 'Rename everywhere'],
      ['Ctrl+.', 'Quick fix'],
      ['Shift+Alt+F', 'Format the selection, or all of the text'],
      ['Ctrl+F, Ctrl+H', 'Find, replace'],
    ],
  },
  {
    title: 'Diagram',
    keys: [
      ['Tab, Shift+Tab', 'Next, previous node'],
      ['Alt+Arrows', 'Go to the nearest node'],
      ['L, Shift+L', 'Next, previous line of the table; Enter opens its menu'],
      ['Ctrl+↑, Ctrl+↓', 'Pick a column'],
      ['Ctrl+Shift+↑, Ctrl+Shift+↓', 'Move the column'],
      ['Double-click, Enter, F2', 'Edit in place; Tab goes on'],
      ['Menu key, Shift+F10', 'The menu of what is selected'],
      ['N', 'New table'],
      ['Delete', 'Delete what is selected'],
      ['Ctrl+C, Ctrl+V, Ctrl+D', 'Copy, paste, duplicate'],
      ['Ctrl+A', 'Select all'],
      ['Arrows', 'Nudge what is selected'],
      ['Shift+1', 'Fit the diagram'],
      ['Space or middle drag', 'Pan'],
    ],
  },
]
