import { useMemo, useRef } from 'react'
import type { EntityId } from '@/lib/schema'
import { useCanvas } from '../canvas-store'
import { useFound } from '../decorations'
import type { Painting } from '../far/painter'
import { Picture } from '../far/picture'
import { drawLines, type LinePicture, lineChanges } from './draw-lines'
import { isPainted } from './painted'

const painting: Painting<LinePicture> = { draw: drawLines, changes: lineChanges }

/**
 * The ground and the plain lines, painted on one canvas below React Flow that a pan only moves. Lines
 * of a small diagram and lines that stand out are elements in the edge layer instead.
 */
export function LineLayer() {
  const scene = useCanvas((state) => state.scene)
  const moves = useCanvas((state) => state.moves)
  const found = useFound()
  const strength = useCanvas(({ hovered, scene: { nodes } }) =>
    found !== null || (hovered !== null && nodes.has(hovered)) ? 'dim' : 'plain',
  )
  // While nodes are dragged the picture stays; the edge layer draws the lines that move.
  const settled = useRef(scene)
  if (moves.size === 0) settled.current = scene
  const still = settled.current
  const painted = isPainted(still)
  const moving = moves.size > 0 ? [...moves.keys()].join('\n') : ''
  const left = useMemo((): LinePicture['left'] => {
    const away = new Set(moving.split('\n') as EntityId[])
    return ({ source, target }) => !painted || away.has(source.id) || away.has(target.id)
  }, [painted, moving])
  const picture = useMemo((): LinePicture => ({ scene: still, strength, left }), [still, strength, left])
  return <Picture painting={painting} picture={picture} />
}
