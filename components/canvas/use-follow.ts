import { useStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { useCanvas } from './canvas-store'
import { useCommands } from './input/use-commands'

/** How long the editor's cursor rests before the diagram follows it, in milliseconds. */
const cursorRest = 250

/** Shows the diagram as a whole at first, and later whatever is selected or edited elsewhere. */
export function useFollow(): void {
  const { view, layout, isOwnSelection } = useCommands()
  const state = useWorkbenchState()
  const isSized = useStore((flow) => flow.width > 0 && flow.panZoom !== null)
  const isFilled = useCanvas((canvas) => canvas.scene.nodes.size > 0)
  const shown = useRef(false)
  const wasPlaced = useRef(Object.keys(state().layout.placements).length > 0)
  useEffect(() => {
    if (!isSized || !isFilled || shown.current) return
    shown.current = true
    view.fit('at once')
    if (!wasPlaced.current) void layout.arrangeFirst()
  }, [isSized, isFilled, view, layout])

  const selection = useWorkbench((workbench) => workbench.selection)
  const homes = useCanvas((canvas) => canvas.scene.homes)
  const followed = useRef<typeof selection | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a partition is looked for again once its table is unfolded
  useEffect(() => {
    if (selection === followed.current) return
    const last = selection.at(-1)
    if (last !== undefined && !isOwnSelection(selection)) {
      if (view.unfoldTo(last)) return
      view.reveal(last, 'readable')
    }
    followed.current = selection
  }, [selection, homes, isOwnSelection, view])

  const cursor = useWorkbench((workbench) => workbench.cursorEntity)
  useEffect(() => {
    if (cursor === null) return
    const timer = setTimeout(() => view.reveal(cursor, 'as it is'), cursorRest)
    return () => clearTimeout(timer)
  }, [cursor, view])

  useEffect(() => () => layout.cancel(), [layout])
}
