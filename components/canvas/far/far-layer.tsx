import { useMemo } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'
import { drawFar } from './draw'
import { mergedEdges } from './merged-edges'
import { type Paint, Picture } from './picture'

/** The diagram seen from afar, painted on one canvas; nothing is mounted per table. */
export function FarLayer() {
  const scene = useCanvas((state) => state.scene)
  const detail = useCanvas((state) => state.detail)
  const hovered = useCanvas((state) => state.hovered)
  const selection = useWorkbench((state) => state.selection)
  const edges = useMemo(() => mergedEdges(scene), [scene])
  const paint = useMemo((): Paint => {
    const names = detail === 'names' ? 'shown' : 'hidden'
    const picture = { scene, edges, selected: new Set<string>(selection), hovered, names } as const
    return (context, viewport, palette) => drawFar(context, picture, viewport, palette)
  }, [scene, edges, detail, hovered, selection])
  return <Picture paint={paint} />
}
