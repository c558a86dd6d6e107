import { useEffect, useMemo, useRef } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'
import { useFound } from '../decorations'
import { farChanges } from './changes'
import { drawFar, type FarPicture } from './draw'
import { type MergedEdges, mergedEdges } from './merged-edges'
import type { Painting } from './painter'
import { Picture } from './picture'

const painting: Painting<FarPicture> = { draw: drawFar, changes: farChanges }

/** The diagram seen from afar, painted on one canvas; nothing is mounted per table. */
export function FarLayer() {
  const scene = useCanvas((state) => state.scene)
  const detail = useCanvas((state) => state.detail)
  const hovered = useCanvas((state) => state.hovered)
  const selection = useWorkbench((state) => state.selection)
  const marks = useWorkbench((state) => state.comparison?.marks ?? null)
  const found = useFound()
  const last = useRef<MergedEdges>(undefined)
  const edges = useMemo(() => mergedEdges(scene, last.current), [scene])
  useEffect(() => {
    last.current = edges
  }, [edges])
  const selected = useMemo(() => new Set<string>(selection), [selection])
  const picture = useMemo((): FarPicture => {
    const names = detail === 'names' ? 'shown' : 'hidden'
    return { scene, edges, selected, hovered, names, marks, found }
  }, [scene, edges, detail, hovered, selected, marks, found])
  return <Picture painting={painting} picture={picture} />
}
