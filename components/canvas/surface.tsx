import { useRef } from 'react'
import { useWorkbench } from '../state/use-workbench'
import { useCanvas } from './canvas-store'
import { Dots } from './chrome/dots'
import { FarLayer } from './far/far-layer'
import { Flow } from './flow'
import { useKeys } from './input/use-keys'
import { usePointer } from './input/use-pointer'
import { spokenNode } from './model/words'
import { Symbols } from './nodes/symbols'
import { useFollow } from './use-follow'
import { useScene } from './use-scene'

/** The layers of the diagram from the ground up, and the keyboard and pointer over all of them. */
export function Surface() {
  const ref = useRef<HTMLDivElement>(null)
  const scene = useScene()
  const detail = useCanvas((state) => state.detail)
  const pointer = usePointer()
  const keys = useKeys()
  useFollow()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the diagram is one widget with keys of its own
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: its nodes are told of by the live region
    <div
      ref={ref}
      className="canvas relative size-full overflow-hidden"
      role="application"
      aria-label="Diagram"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      onPointerMove={pointer.onPointerMove}
      onPointerLeave={pointer.onPointerLeave}
      onPointerDown={(event) => {
        if (!(event.target as Element).closest('input, textarea, button'))
          ref.current?.focus({ preventScroll: true })
        pointer.onPointerDown(event)
      }}
      {...keys}
    >
      <Symbols />
      <Dots />
      {detail !== 'rows' && <FarLayer />}
      <Flow scene={scene} />
      <Spoken />
    </div>
  )
}

/** Says the node that was selected last. */
function Spoken() {
  const scene = useCanvas((state) => state.scene)
  const last = useWorkbench((state) => state.selection.at(-1))
  const node = last === undefined ? undefined : scene.nodes.get(last)
  return (
    <p className="sr-only" aria-live="polite">
      {node ? spokenNode(node, scene) : ''}
    </p>
  )
}
