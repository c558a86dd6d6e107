import { type RefObject, useLayoutEffect, useState } from 'react'

/** Height of a row in CSS pixels. */
export const rowHeight = 24

/** Rows kept above and below what is seen, so that scrolling never shows a gap. */
const margin = 12

/** The range of rows to render for the scroll position of `ref`, for rows of one height. */
export function useWindow(
  ref: RefObject<HTMLElement | null>,
  count: number,
): { readonly from: number; readonly to: number } {
  const [view, setView] = useState({ top: 0, height: 600 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [ref])
  const from = Math.max(0, Math.floor(view.top / rowHeight) - margin)
  const to = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + margin)
  return { from: Math.min(from, to), to }
}

/** Scrolls a row into view. */
export function scrollToRow(element: HTMLElement, index: number): void {
  const top = index * rowHeight
  if (top < element.scrollTop) element.scrollTop = top
  else if (top + rowHeight > element.scrollTop + element.clientHeight) {
    element.scrollTop = top + rowHeight - element.clientHeight
  }
}
