import type { Editor, monaco } from './monaco'

/** Pixels kept before a place that had to be scrolled to sideways. */
const lead = 60

/** Scrolls a range into view, sideways too: back to the start of the line where the range fits with it. */
export function revealRange(editor: Editor, range: monaco.Range): void {
  editor.revealRangeInCenterIfOutsideViewport(range)
  // Widths are known once the lines are drawn.
  requestAnimationFrame(() => {
    if (!editor.getModel()) return
    const left = editor.getOffsetForColumn(range.startLineNumber, range.startColumn)
    const right = editor.getOffsetForColumn(range.endLineNumber, range.endColumn)
    if (left < 0) return
    const width = editor.getLayoutInfo().contentWidth - lead
    const shown = editor.getScrollLeft()
    const end = range.startLineNumber === range.endLineNumber ? right : left
    if (end <= width) editor.setScrollLeft(0)
    else if (left < shown || end > shown + width) editor.setScrollLeft(Math.max(0, left - lead))
  })
}
