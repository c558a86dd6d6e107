import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js'
import type { GroupLayout, Point } from '@/lib/layout'

const elk = new ELK()

/** ELK's layered layout of one group: what is referred to stands left of what refers to it. */
export const byLayers = groupLayout({ 'elk.algorithm': 'layered', 'elk.direction': 'LEFT' })

/** ELK's layout by stress: distances on the page are those along the lines. */
export const byForce = groupLayout({ 'elk.algorithm': 'stress', 'elk.stress.desiredEdgeLength': '350' })

function groupLayout(layoutOptions: Readonly<Record<string, string>>): GroupLayout {
  return async (nodes, edges) => {
    const graph: ElkNode = {
      id: 'root',
      layoutOptions,
      children: nodes.map(({ id, width, height }) => ({ id, width, height })),
      edges: edges
        .filter((edge) => edge.from !== edge.to)
        .map((edge, at) => ({ id: `edge ${at}`, sources: [edge.from], targets: [edge.to] })),
    }
    const placed = await elk.layout(graph)
    const spots: Record<string, Point> = {}
    for (const { id, x, y } of placed.children ?? []) spots[id] = { x: x ?? 0, y: y ?? 0 }
    return spots
  }
}
