import type { Node, NodeProps } from '@xyflow/react'
import { memo, type PointerEvent, useState } from 'react'
import { nodeMetrics, rowOffset } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { useWorkbench } from '../../state/use-workbench'
import { useCanvas } from '../canvas-store'
import { useBadge, useFound } from '../decorations'
import { useRowDrag } from '../input/use-row-drag'
import { columnOf, nodeOf } from '../model/badges'
import { isThere } from '../model/in-place'
import type { SceneNode } from '../model/scene'
import { plural } from '../model/words'
import { InPlaceEditor } from './in-place-editor'
import { LinkGrips } from './link-grips'
import { NodeBody } from './node-body'

export type EntityFlowNode = Node<{ readonly node: SceneNode }, 'entity'>

/** A table, view or enum. This shell follows selection, hover and findings; the body inside seldom renders. */
export const EntityNode = memo(function EntityNode({ data, selected }: NodeProps<EntityFlowNode>) {
  const { node } = data
  const { entity, fold } = node
  const [row, setRow] = useState<string | null | undefined>(undefined)
  const ghost = useCanvas((state) => state.detail !== 'rows')
  const tone = useTone(node.id)
  const isTarget = useCanvas((state) => state.link?.over?.table === node.id)
  const targetColumn = useCanvas(({ link }) => (link?.over?.table === node.id ? link.over.column : null))
  const gap = useCanvas(({ reorder }) => (reorder?.node === node.id ? reorder.gap : null))
  const editing = useCanvas((state) => (state.editing?.node === node.id ? state.editing : null))
  const startRowDrag = useRowDrag()
  const mark = useWorkbench((state) => state.comparison?.marks[node.id])
  const isCursor = useWorkbench(
    (state) => state.cursorEntity !== null && nodeOf(state.cursorEntity) === node.id,
  )
  const selectedColumns = useWorkbench((state) => selectedColumnsOf(state.selection, node.id))

  if (ghost) return <div className="node" data-ghost="" data-selected={selected || undefined} />
  const followRow = (event: PointerEvent): void => {
    const target = event.target as Element
    // On the grip of a row the pointer is still at that row.
    if (target.closest('.node-grip')) return
    const over = target.closest('[data-column]')?.getAttribute('data-column') ?? null
    if (over !== row) setRow(over)
  }
  return (
    <div
      className="node"
      data-kind={entity.entity}
      data-rows={fold.rows}
      data-tone={tone}
      data-selected={selected || undefined}
      data-cursor={isCursor || undefined}
      data-target={isTarget || undefined}
      data-mark={mark}
      onPointerMove={followRow}
      onPointerDown={(event) => {
        const mark = (event.target as Element).closest('.row-mark')
        const column = mark?.closest('[data-column]')?.getAttribute('data-column')
        if (column) startRowDrag(event, node, column)
      }}
      onPointerLeave={() => setRow(undefined)}
    >
      <NodeBody
        entity={entity}
        fold={fold}
        color={node.color}
        selectedColumns={selectedColumns}
        targetColumn={targetColumn}
      />
      <Badges id={node.id} />
      {gap !== null && (
        <span className="-mt-px absolute inset-x-0 h-0.5 bg-accent" style={{ top: rowOffset(gap) }} />
      )}
      {row !== undefined && entity.entity === 'table' && (
        <LinkGrips table={node.id} column={row} top={gripTop(node, row)} />
      )}
      {editing && isThere(entity, editing) && (
        <InPlaceEditor key={`${editing.column} ${editing.part}`} node={node} edit={editing} />
      )}
    </div>
  )
})

function Badges({ id }: { readonly id: EntityId }) {
  const badge = useBadge(id)
  const stale = useWorkbench((state) => state.stale.has(id))
  return (
    <>
      {stale && (
        <span className="node-stale" title="The statement does not parse now; this is how it was read last">
          stale reading
        </span>
      )}
      {badge && (
        <span
          className="node-badge"
          data-severity={badge.worst}
          title={`${plural(badge.count, 'finding')}, the worst: ${badge.worst}`}
        >
          {badge.count}
        </span>
      )}
    </>
  )
}

/** Lit beside the hovered node; dimmed when another is hovered, or without a finding of those looked for. */
function useTone(id: EntityId): 'lit' | 'dim' | undefined {
  const found = useFound()
  const tone = useCanvas(({ hovered, scene, hoveredEdge, link }) => {
    if (link) return undefined
    const edge = hoveredEdge === null ? undefined : scene.edges.get(hoveredEdge)
    if (edge) return edge.source.id === id || edge.target.id === id ? 'lit' : undefined
    if (hovered === null || !scene.nodes.has(hovered)) return undefined
    if (hovered === id) return 'lit'
    const near = scene.touching.get(hovered)
    return near?.some((one) => one.source.id === id || one.target.id === id) ? 'lit' : 'dim'
  })
  return tone ?? (found && !found.has(id) ? 'dim' : undefined)
}

function selectedColumnsOf(selection: readonly EntityId[], node: EntityId): string {
  let names = ''
  for (const id of selection) {
    const column = columnOf(id)
    if (column !== null && nodeOf(id) === node) names += names === '' ? column : `\n${column}`
  }
  return names
}

function gripTop(node: SceneNode, column: string | null): number {
  const { entity } = node
  const index = entity.entity === 'table' ? entity.columns.findIndex(({ name }) => name === column) : -1
  if (index < 0) return nodeMetrics.headerHeight / 2
  return rowOffset(index) + nodeMetrics.rowHeight / 2
}
