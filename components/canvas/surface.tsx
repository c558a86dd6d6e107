import { useRef } from 'react'
import { useWorkbench } from '../state/use-workbench'
import { useCanvas } from './canvas-store'
import { Legend } from './chrome/legend'
import { Minimap } from './chrome/minimap'
import { Notices } from './chrome/notices'
import { Toolbar } from './chrome/toolbar'
import { DeleteDialog } from './dialogs/delete-dialog'
import { DrawnMark } from './drawn-mark'
import { LineLayer } from './edges/line-layer'
import { FarLayer } from './far/far-layer'
import { Flow } from './flow'
import { useHiddenSchemas } from './hidden-schemas'
import { useKeys } from './input/use-keys'
import { usePointer } from './input/use-pointer'
import { CanvasMenu } from './menus/canvas-menu'
import { spokenEdge, spokenNode } from './model/words'
import { Symbols } from './nodes/symbols'
import { TypeNames } from './nodes/type-names'
import { useFocusReturn } from './use-focus-return'
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
  useFocusReturn(ref)
  useHiddenSchemas()
  return (
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
        const target = event.target as Element
        // React also hands up events of menus and dialogs, which stand elsewhere in the page.
        if (!ref.current?.contains(target)) return
        if (!target.closest('input, textarea, button')) ref.current.focus({ preventScroll: true })
        pointer.onPointerDown(event)
      }}
      {...keys}
    >
      <Symbols />
      {detail === 'rows' ? <LineLayer /> : <FarLayer />}
      <Flow scene={scene} />
      <Toolbar />
      <Minimap />
      <Legend />
      <Notices />
      <CanvasMenu />
      <DeleteDialog />
      <TypeNames />
      <Spoken />
      <DrawnMark element={ref} />
    </div>
  )
}

/** Says the node or the line that was selected last. */
function Spoken() {
  const scene = useCanvas((state) => state.scene)
  const last = useWorkbench((state) => state.selection.at(-1))
  const node = last === undefined ? undefined : scene.nodes.get(last)
  const edge = last === undefined ? undefined : scene.edges.get(last)
  return (
    <p className="sr-only" aria-live="polite">
      {node ? spokenNode(node, scene) : edge ? spokenEdge(edge) : ''}
    </p>
  )
}
