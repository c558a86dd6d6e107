import { ViewportPortal } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import type { Box } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'
import { useEdgeBadges, useFound } from '../decorations'
import type { Scene, SceneEdge } from '../model/scene'
import { EdgeBadge } from './edge-badge'
import { EdgeLine, type EdgeTone } from './edge-line'
import { edgesIn, lineOf } from './lines'
import { isPainted } from './painted'

/**
 * The lines that stand out inside the window as one SVG below the nodes: hovered, selected, lit with
 * their node, moving or different in a comparison; in a small diagram all lines. Nothing here renders while panning.
 */
export function EdgeLayer({ window: box }: { readonly window: Box }) {
  const scene = useCanvas((state) => state.scene)
  const hovered = useCanvas((state) => state.hovered)
  const hoveredEdge = useCanvas((state) => state.hoveredEdge)
  const moves = useCanvas((state) => state.moves)
  const marks = useWorkbench((state) => state.comparison?.marks)
  const selection = useWorkbench((state) => state.selection)
  const near = useMemo(() => edgesIn(scene, box), [scene, box])
  const selected = useMemo(() => new Set<string>(selection), [selection])
  const ref = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const pane = ref.current?.closest<HTMLElement>('.react-flow__pane')
    if (pane) pane.style.cursor = hoveredEdge === null ? '' : 'pointer'
  }, [hoveredEdge])
  const badges = useEdgeBadges()
  const found = useFound()
  const painted = isPainted(scene)
  const shown = near.flatMap((edge) => {
    const own = toneOf(edge, scene, hovered, hoveredEdge, selected)
    const tone = own === 'plain' && found && !found.has(edge.id) ? 'dim' : own
    const isMoving = moves.has(edge.source.id) || moves.has(edge.target.id)
    const standsOut = tone === 'lit' || isMoving || marks?.[edge.id] !== undefined || found?.has(edge.id)
    return painted && !standsOut ? [] : [{ edge, tone }]
  })
  return (
    <ViewportPortal>
      <svg ref={ref} className="edges" aria-label="Relationships">
        {shown.map(({ edge, tone }) => (
          <EdgeLine
            key={edge.id}
            edge={edge}
            line={lineOf(scene, edge)}
            tone={tone}
            mark={marks?.[edge.id]}
            labelled={edge.id === hoveredEdge || selected.has(edge.id)}
          />
        ))}
        {!marks &&
          near.map((edge) => {
            const badge = badges.get(edge.id)
            return badge && <EdgeBadge key={edge.id} line={lineOf(scene, edge)} badge={badge} />
          })}
      </svg>
    </ViewportPortal>
  )
}

function toneOf(
  edge: SceneEdge,
  scene: Scene,
  hovered: EntityId | null,
  hoveredEdge: string | null,
  selected: ReadonlySet<string>,
): EdgeTone {
  if (edge.id === hoveredEdge || selected.has(edge.id)) return 'lit'
  const touches = (id: string) => edge.source.id === id || edge.target.id === id
  if (hovered !== null && scene.nodes.has(hovered)) return touches(hovered) ? 'lit' : 'dim'
  return selected.has(edge.source.id) || selected.has(edge.target.id) ? 'lit' : 'plain'
}
