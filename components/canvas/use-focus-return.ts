import { type RefObject, useEffect } from 'react'
import { useCanvasStore } from './canvas-store'

/** Gives the keyboard back to the diagram when a field or dialog of it has gone and nothing else has the focus. */
export function useFocusReturn(ref: RefObject<HTMLElement | null>): void {
  const store = useCanvasStore()
  useEffect(() => {
    const isOpen = ({ editing, dialog, annotation }: ReturnType<typeof store.getState>): boolean =>
      editing !== null || dialog !== null || annotation?.startsWith('edit ') === true
    return store.subscribe((state, before) => {
      if (!isOpen(before) || isOpen(state)) return
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
      })
    })
  }, [store, ref])
}
