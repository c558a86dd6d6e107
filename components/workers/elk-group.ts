import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js'
import type { GroupLayout, Point } from '@/lib/layout'

const elk = new ELK()

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'LEFT',
  'elk.spacing.nodeNode': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '10',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.thoroughness': '7',
} as const

/** ELK's layered layout of one group: what is referred to stands left of what refers to it. */
export const layoutGroup: GroupLayout = async (nodes, edges) => {
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: options,
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
