import type { Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import { lineMiddle, lineOf } from '../edges/lines'
import { contains, type SceneEdge } from '../model/scene'
import { type CommandContext, selectedNodes } from './command-context'

/** Commands about the lines of foreign keys, for those who go without a pointer. */
export function lineCommands(context: CommandContext) {
  const { store, actions, state, flow } = context
  // A line has two ends: walking goes on around the table that it began at.
  let around: EntityId | null = null
  const picked = (): SceneEdge | null => {
    const last = state().selection.at(-1)
    const edge = last === undefined ? undefined : store.getState().scene.edges.get(last)
    return edge?.relationship ? edge : null
  }
  return {
    /** Selects the next line of the table that was selected last, round and round; false when it has none. */
    step(direction: 1 | -1): boolean {
      const { scene } = store.getState()
      const from = picked()
      const walks = from !== null && (from.source.id === around || from.target.id === around)
      const node = walks ? around : (from?.source.id ?? selectedNodes(context).at(-1) ?? null)
      const lines = node === null ? [] : keysOf(scene.touching.get(node) ?? [], node)
      if (lines.length === 0) return false
      around = node
      const at = from === null ? -1 : lines.findIndex(({ id }) => id === from.id)
      const next = lines.at(at === -1 && direction === -1 ? -1 : (at + direction) % lines.length)
      if (next?.relationship) actions.select([next.relationship.id], 'canvas')
      return true
    },
    /** Opens the menu of the selected line, on it where it is seen; false when no line is selected. */
    openMenu(): boolean {
      const { scene } = store.getState()
      const edge = picked()
      if (!edge) return false
      const box = context.visible()
      const seen = (point: Point) => contains(box, point)
      const line = lineOf(scene, edge)
      const middle = lineMiddle(line)
      const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      const place = seen(middle) ? middle : (line.points.find(seen) ?? centre)
      store.setState({ menu: { ...flow.flowToScreenPosition(place), on: { kind: 'edge', id: edge.id } } })
      return true
    },
  }
}

/** The foreign keys of a table from the top to the bottom of its card, its own and those that point at it. */
function keysOf(edges: readonly SceneEdge[], node: EntityId): readonly SceneEdge[] {
  const height = ({ source, from, to }: SceneEdge) => (source.id === node ? from.y : to.y)
  return edges.filter((edge) => edge.relationship).sort((a, b) => height(a) - height(b))
}
