import { useStoreApi } from '@xyflow/react'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useActions, useWorkbench } from '../state/use-workbench'
import { useCanvas, useCanvasStore } from './canvas-store'
import { buildScene, moveNodes } from './model/build-scene'
import { comparedPlaces } from './model/compared-places'
import { missingPlacements, withMissing } from './model/placing'
import { emptyScene, type Scene } from './model/scene'
import { viewportOf, visibleBox } from './use-window'

/**
 * Keeps the scene in the canvas's store: of the schema, or of the comparison while one is shown. Nodes
 * without a place get one, which is settled in the layout.
 */
export function useScene(): Scene {
  const store = useCanvasStore()
  const { settle } = useActions()
  const ownSchema = useWorkbench((state) => state.schema)
  const comparison = useWorkbench((state) => state.comparison)
  const layout = useWorkbench((state) => state.layout)
  const hiddenSchemas = useCanvas((state) => state.hiddenSchemas)
  const moves = useCanvas((state) => state.moves)
  const shown = comparison?.schema ?? ownSchema
  // Typing in a function, in a comment or between statements ends here: it draws nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn of a schema, not all of it
  const schema = useMemo(() => shown, [shown.tables, shown.views, shown.enums])

  const flow = useStoreApi()
  const known = useMemo(() => {
    if (!comparison) return layout.placements
    return comparedPlaces(ownSchema, schema, comparison.formerNames, layout.placements)
  }, [comparison, ownSchema, schema, layout.placements])
  const missing = useMemo(() => {
    const viewport = viewportOf(flow.getState())
    const view = viewport.width > 0 ? visibleBox(viewport) : null
    return missingPlacements(schema, { placements: known }, view)
  }, [schema, known, flow])
  const placements = useMemo(() => withMissing(known, missing), [known, missing])
  const last = useRef<Scene>(emptyScene)
  const scene = useMemo(
    () => buildScene(last.current, schema, placements, hiddenSchemas),
    [schema, placements, hiddenSchemas],
  )
  const moved = useMemo(() => moveNodes(scene, moves), [scene, moves])

  useLayoutEffect(() => {
    last.current = scene
    store.setState({ scene: moved })
  }, [store, scene, moved])
  useEffect(() => {
    if (!comparison && Object.keys(missing).length > 0) settle(missing)
  }, [comparison, missing, settle])
  return moved
}
