import { type KeyboardEvent, useRef } from 'react'
import type { Row } from './rows'

/** Milliseconds within which further letters extend the typed name. */
const typingPause = 700

interface TreeKeys {
  readonly rows: readonly Row[]
  readonly active: number
  readonly moveTo: (index: number) => void
  readonly toggle: (key: string) => void
  readonly choose: (row: Row, adding: 'replace' | 'add') => void
}

/** The keys of an ARIA tree: arrows, Home, End, Page, Enter, Space and typing a name. */
export function useTreeKeys(tree: TreeKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 })
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { rows, active, moveTo, toggle, choose } = tree
    const row = rows[active]
    if (!row) return
    switch (event.key) {
      case 'ArrowDown':
        moveTo(active + 1)
        break
      case 'ArrowUp':
        moveTo(active - 1)
        break
      case 'PageDown':
        moveTo(active + 15)
        break
      case 'PageUp':
        moveTo(active - 15)
        break
      case 'Home':
        moveTo(0)
        break
      case 'End':
        moveTo(rows.length - 1)
        break
      case 'ArrowRight':
        if (row.kind === 'group' && !row.open) toggle(row.key)
        else if (row.kind === 'group') moveTo(active + 1)
        break
      case 'ArrowLeft':
        if (row.kind === 'group' && row.open) toggle(row.key)
        else if (row.kind === 'object') moveTo(groupBefore(rows, active))
        break
      case 'Enter':
      case ' ':
        choose(row, event.shiftKey ? 'add' : 'replace')
        break
      default: {
        if (event.key.length !== 1) return
        const text =
          event.timeStamp - typed.current.at < typingPause ? typed.current.text + event.key : event.key
        typed.current = { text, at: event.timeStamp }
        const found = rowNamed(rows, text.length === 1 ? active + 1 : active, text)
        if (found !== null) moveTo(found)
      }
    }
    event.preventDefault()
    event.stopPropagation()
  }
}

function groupBefore(rows: readonly Row[], from: number): number {
  for (let i = from; i >= 0; i--) if (rows[i]?.kind === 'group') return i
  return 0
}

/** The next row whose name starts with the text, round the end. */
function rowNamed(rows: readonly Row[], from: number, text: string): number | null {
  const wanted = text.toLowerCase()
  for (let i = 0; i < rows.length; i++) {
    const index = (from + i) % rows.length
    const row = rows[index]
    const name = row?.kind === 'group' ? row.label : row?.item.name
    if (name?.toLowerCase().startsWith(wanted)) return index
  }
  return null
}
