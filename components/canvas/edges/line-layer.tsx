import { useMemo, useRef } from 'react'
import type { EntityId } from '@/lib/schema'
import { useCanvas } from '../canvas-store'
import { type Paint, Picture } from '../far/picture'
import { drawLines } from './draw-lines'
import { isPainted } from './painted'

/**
 * The ground and the plain lines, painted on one canvas below React Flow that a pan only moves. Lines
 * of a small diagram and lines that stand out are elements in the edge layer instead.
 */
export function LineLayer() {
  const scene = useCanvas((state) => state.scene)
  const moves = useCanvas((state) => state.moves)
  const strength = useCanvas(({ hovered, scene: { nodes } }) =>
    hovered !== null && nodes.has(hovered) ? 'dim' : 'plain',
  )
  // While nodes are dragged the picture stays; the edge layer draws the lines that move.
  const settled = useRef(scene)
  if (moves.size === 0) settled.current = scene
  const still = settled.current
  const moving = moves.size > 0 ? [...moves.keys()].join('\n') : ''
  const paint = useMemo((): Paint => {
    const away = new Set(moving.split('\n') as EntityId[])
    const all = !isPainted(still)
    const left: Parameters<typeof drawLines>[1]['left'] = ({ source, target }) =>
      all || away.has(source.id) || away.has(target.id)
    return (context, viewport, palette) =>
      drawLines(context, { scene: still, strength, left }, viewport, palette)
  }, [still, strength, moving])
  return <Picture paint={paint} />
}
