/** How many elements back the focus is followed. */
const most = 12

/** Elements that had the focus, the last one at the end. */
const had: HTMLElement[] = []

// A dialog opened from a menu would remember the menu's line, which is gone when the dialog closes.
if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    had.push(target)
    if (had.length > most) had.shift()
  })
}

/**
 * Gives the focus back to the last element that had it and is still there; for `onCloseAutoFocus` of a
 * dialog that no trigger of its own opened. Where the dialog's end gave the focus elsewhere, it stays there.
 */
export function returnFocus(event: Event): void {
  event.preventDefault()
  const { activeElement } = document
  const closing = event.target instanceof Node ? event.target : null
  if (activeElement && activeElement !== document.body && !closing?.contains(activeElement)) return
  const last = had.findLast((element) => canTakeFocus(element) && !closing?.contains(element))
  last?.focus({ preventScroll: true })
}

function canTakeFocus(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled')
}
