import { type RefObject, useEffect } from 'react'
import { useWorkbench } from '../state/use-workbench'
import { useCanvas } from './canvas-store'

/**
 * Tells measurements when a reading is on the screen: once the frame that shows it is painted (also
 * where it changes nothing that is drawn) the element carries the number of nodes, and of
 * those folded into them, in `data-drawn-nodes`, and the mark `athena:drawn` is set.
 */
export function DrawnMark({ element }: { readonly element: RefObject<HTMLElement | null> }) {
  const revision = useWorkbench((state) => state.schemaRevision)
  const scene = useCanvas((state) => state.scene)
  useEffect(() => {
    // A frame is painted between its callbacks and the next message.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      element.current?.setAttribute('data-drawn-nodes', String(scene.nodes.size + scene.homes.size))
      performance.mark('athena:drawn', { detail: { revision } })
    }
    const frame = requestAnimationFrame(() => port2.postMessage(null))
    return () => {
      cancelAnimationFrame(frame)
      port1.close()
    }
  }, [element, scene, revision])
  return null
}
