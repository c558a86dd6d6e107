import type { KeyboardEvent } from 'react'

/** Moves the focus from finding to finding by the arrow keys, and to the first and last by Home and End. */
export function moveAmongFindings(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLElement
  if (!from.matches('[data-finding]') || event.altKey || event.ctrlKey || event.metaKey) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding]')]
  const at = all.indexOf(from)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  all[next]?.focus()
}
