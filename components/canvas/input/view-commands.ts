import { getViewportForBounds } from '@xyflow/react'
import { type Box, nodeMetrics, rowOffset } from '@/lib/layout'
import { type EntityId, entityId } from '@/lib/schema'
import { columnOf, nodeOf } from '../model/badges'
import { nextInReadingOrder, nodeTowards } from '../model/neighbours'
import { columnBeside } from '../model/reorder'
import { boundsOf, contains } from '../model/scene'
import { type CommandContext, selectedNodes } from './command-context'

export const zoomRange = { least: 0.02, most: 2.5 } as const

/** What a fit leaves blank around the diagram: below it stands the toolbar. */
const margins = { top: '20px', right: '20px', bottom: '60px', left: '20px' } as const

/** Commands that look elsewhere or select; none changes the document. */
export function viewCommands(context: CommandContext) {
  const { store, actions, state, flow } = context
  const scene = () => store.getState().scene

  const showBox = (box: Box, most: number, duration: number): void => {
    const { width, height } = pixels(context)
    if (width === 0) return
    const viewport = getViewportForBounds(box, width, height, zoomRange.least, most, margins)
    void flow.setViewport(viewport, { duration: calm(duration) })
  }
  const commands = {
    /** The part of the canvas that a fit fills, in pixels. */
    frame(): { readonly width: number; readonly height: number } {
      const { width, height } = pixels(context)
      return { width: Math.max(0, width - 40), height: Math.max(0, height - 80) }
    },
    fit(motion: 'smooth' | 'at once' = 'smooth'): void {
      const boxes = [...scene().nodes.values(), ...state().layout.annotations]
      const bounds = boundsOf(boxes)
      if (bounds) showBox(besideLines(bounds), 1, motion === 'smooth' ? 300 : 0)
    },
    fitSelection(): void {
      const boxes = selectedNodes(context).flatMap((id) => scene().nodes.get(id) ?? [])
      const bounds = boundsOf(boxes)
      if (bounds) showBox(bounds, 1.2, 300)
    },
    zoomBy(factor: number): void {
      void flow.zoomTo(Math.min(zoomRange.most, flow.getZoom() * factor), { duration: calm(150) })
    },
    zoomToNatural(): void {
      void flow.zoomTo(1, { duration: calm(200) })
    },
    /**
     * Gives a partition that stands in its table's card one of its own, and those between; false where it
     * has one. No step of the history: it is only looked at.
     */
    unfoldTo(id: EntityId): boolean {
      const nodeId = nodeOf(id)
      const home = nodeId === null ? undefined : scene().homes.get(nodeId)
      const placement = home && state().layout.placements[home]
      if (!home || !placement || state().comparison) return false
      actions.settle({ [home]: { ...placement, unfolded: true } })
      return true
    },
    /** Brings an entity's node onto the screen when it is not there; from afar also nearer. */
    reveal(id: EntityId, nearness: 'readable' | 'as it is'): void {
      const nodeId = nodeOf(id)
      // A folded partition is where its table is.
      const node = nodeId === null ? undefined : scene().nodes.get(scene().homes.get(nodeId) ?? nodeId)
      if (!node) return
      const zoom = flow.getZoom()
      const tooFar = nearness === 'readable' && zoom < 0.45
      const head = { x: node.x + node.width / 2, y: node.y + Math.min(node.height / 2, 100) }
      if (!tooFar && contains(context.visible(), head)) return
      void flow.setCenter(head.x, node.y + Math.min(node.height / 2, 250), {
        zoom: tooFar ? 0.8 : zoom,
        duration: calm(350),
      })
    },
    /** Brings nodes onto the screen together when not all of them are there. */
    revealAll(ids: readonly EntityId[]): void {
      const boxes = ids.flatMap((id) => scene().nodes.get(id) ?? [])
      const bounds = boundsOf(boxes)
      if (!bounds || boxes.every((box) => contains(context.visible(), box))) return
      showBox(bounds, Math.max(flow.getZoom(), 0.5), 350)
    },
    select(ids: readonly EntityId[]): void {
      actions.select(ids, 'canvas')
    },
    toggle(id: EntityId): void {
      // Of several, the nodes are meant: a column that was picked before stands for its table.
      const nodes = selectedNodes(context)
      const without = nodes.filter((one) => one !== id)
      actions.select(without.length < nodes.length ? without : [...nodes, id], 'canvas')
    },
    selectAll(): void {
      actions.select([...scene().nodes.keys()], 'canvas')
    },
    selectRelated(id: EntityId): void {
      const related = new Set<EntityId>([id])
      for (const edge of scene().touching.get(id) ?? []) related.add(edge.source.id).add(edge.target.id)
      related.delete(id)
      actions.select([...related, id], 'canvas')
    },
    /** Selects the next node in reading order; false at the end, where the focus goes on. */
    step(direction: 'next' | 'previous'): boolean {
      const last = selectedNodes(context).at(-1) ?? null
      const next = nextInReadingOrder(scene(), last, direction)
      if (!next) return false
      actions.select([next.id], 'canvas')
      commands.reveal(next.id, 'readable')
      return true
    },
    /** The column that was picked last, of the node that was selected last. */
    pickedColumn(): string | null {
      const last = state().selection.at(-1)
      return last === undefined ? null : columnOf(last)
    },
    pickedRow(): { readonly table: EntityId; readonly column: string; readonly row: number } | null {
      const id = selectedNodes(context).at(-1)
      const column = commands.pickedColumn()
      const table = id === undefined ? undefined : state().schema.tables.get(id)
      if (!table || column === null) return null
      return { table: table.id, column, row: table.columns.findIndex(({ name }) => name === column) }
    },
    /** Picks the column below or above in the table that was selected last; false where there is none. */
    stepRow(step: number): boolean {
      const id = selectedNodes(context).at(-1)
      const table = id === undefined ? undefined : state().schema.tables.get(id)
      const name = table && columnBeside(table, commands.pickedColumn(), step)
      if (!table || !name) return false
      actions.select([table.id, entityId('column', table.schema, table.name, name)], 'canvas')
      commands.reveal(table.id, 'readable')
      return true
    },
    /** The menu of the node that was selected last, beside it; of the ground where there is none. */
    openMenu(): void {
      const id = selectedNodes(context).at(-1)
      const node = id === undefined ? undefined : scene().nodes.get(id)
      const box = context.visible()
      if (!node || !contains(box, node)) {
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
        const on = node
          ? ({ kind: 'node', id: node.id, column: null } as const)
          : ({ kind: 'canvas' } as const)
        store.setState({ menu: { ...flow.flowToScreenPosition(middle), on } })
        return
      }
      const picked = commands.pickedRow()
      const y = picked ? rowOffset(picked.row + 1) : nodeMetrics.headerHeight
      const place = flow.flowToScreenPosition({ x: node.x + nodeMetrics.paddingX, y: node.y + y })
      store.setState({
        menu: { ...place, on: { kind: 'node', id: node.id, column: picked?.column ?? null } },
      })
    },
    /** Selects the nearest node in a direction. */
    go(dx: number, dy: number): void {
      const last = selectedNodes(context).at(-1)
      const from = last === undefined ? undefined : scene().nodes.get(last)
      const next = from ? nodeTowards(scene(), from, dx, dy) : nextInReadingOrder(scene(), null, 'next')
      if (!next) return
      actions.select([next.id], 'canvas')
      commands.reveal(next.id, 'as it is')
    },
    edit(node: EntityId, column: string | null, part: 'name' | 'type'): void {
      const shown = scene().nodes.get(node)
      // The columns of a view are what its query says.
      if (state().comparison || (column !== null && shown?.entity.entity === 'view')) return
      const placement = state().layout.placements[node]
      if (column !== null && shown && placement && shown.fold.more > 0) {
        actions.settle({ [node]: { ...placement, collapsed: false } })
      }
      commands.reveal(node, 'readable')
      store.setState({ editing: { node, column, part } })
    },
  }
  return commands
}

/** Lines between cards that stand one above the other go beside them. */
function besideLines({ x, y, width, height }: Box): Box {
  const bulge = 56
  return { x: x - bulge, y, width: width + bulge * 2, height }
}

/** No animation for those who asked for less motion. */
export function calm(duration: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration
}

function pixels({ flow, visible }: CommandContext): { readonly width: number; readonly height: number } {
  const { width, height } = visible()
  const zoom = flow.getZoom()
  return { width: width * zoom, height: height * zoom }
}
