import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { Box } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { overlaps, type Scene } from '../model/scene'
import { EdgeLine, type EdgeTone } from './edge-line'

/** The lines inside the window as one SVG below the nodes. Nothing here renders while panning. */
export function EdgeLayer({ window: box }: { readonly window: Box }) {
  const scene = useCanvas((state) => state.scene)
  const hovered = useCanvas((state) => state.hovered)
  const hoveredEdge = useCanvas((state) => state.hoveredEdge)
  const selection = useWorkbench((state) => state.selection)
  const store = useCanvasStore()
  const { view } = useCommands()
  const edges = useMemo(
    // A line that only passes through, both its ends elsewhere, says nothing here.
    () =>
      [...scene.edges.values()].filter((edge) => overlaps(edge.source, box) || overlaps(edge.target, box)),
    [scene, box],
  )
  const selected = useMemo(() => new Set<string>(selection), [selection])
  const over = (event: React.PointerEvent, entered: 'in' | 'out'): void => {
    const id = edgeIdAt(event.target)
    const next = entered === 'in' ? id : null
    if (store.getState().hoveredEdge !== next) store.setState({ hoveredEdge: next })
  }
  return (
    <ViewportPortal>
      <svg
        className="edges"
        aria-label="Relationships"
        onPointerDown={(event) => {
          if (event.button !== 0) return
          const id = edgeIdAt(event.target)
          if (id !== null && scene.edges.get(id)?.relationship) view.select([id as EntityId])
        }}
        onPointerOver={(event) => over(event, 'in')}
        onPointerOut={(event) => over(event, 'out')}
      >
        {edges.map((edge) => (
          <EdgeLine
            key={edge.id}
            edge={edge}
            tone={toneOf(edge, scene, hovered, hoveredEdge, selected)}
            labelled={edge.id === hoveredEdge || selected.has(edge.id)}
          />
        ))}
      </svg>
    </ViewportPortal>
  )
}

/** The id of the edge that an event is about; null when it is about none. */
export function edgeIdAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-edge]')?.getAttribute('data-edge') ?? null) : null
}

function toneOf(
  edge: {
    readonly id: string
    readonly source: { readonly id: EntityId }
    readonly target: { readonly id: EntityId }
  },
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
