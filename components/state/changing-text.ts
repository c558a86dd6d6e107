import { applyChange, composeChanges, noChange, type TextChange } from '../../lib/text/index.ts'

/** Places changed since the text was last put together, after which it is again. */
const most = 64

/**
 * A text under one small change after another; gives the text after each. A string made of slices is
 * joined by the browser when it is cut itself: as long as all are cut from the same one, a keystroke in
 * a text of megabytes copies none of it.
 */
export function createChangingText(text: string): (change: TextChange) => string {
  let base = text
  let since: TextChange = noChange
  return (change) => {
    since = composeChanges(since, change)
    const next = applyChange(base, since)
    if (since.replacements.length > most) {
      base = next
      since = noChange
    }
    return next
  }
}
