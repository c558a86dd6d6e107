import { type RefObject, useEffect } from 'react'
import type { Scene } from './model/scene'

/**
 * Tells measurements when a scene is on the screen: after the frame that drew it the element carries the
 * number of its nodes, and of those folded into them, in `data-drawn-nodes`, and the mark `athena:drawn` is set.
 */
export function useDrawnMark(element: RefObject<HTMLElement | null>, scene: Scene): void {
  useEffect(() => {
    // The callback of the first frame runs before it is painted, that of the second after.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        element.current?.setAttribute('data-drawn-nodes', String(scene.nodes.size + scene.homes.size))
        performance.mark('athena:drawn')
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [element, scene])
}
