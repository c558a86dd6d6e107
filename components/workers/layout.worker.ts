import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js'
import { arrange, type GroupLayout, type LayoutEdge, type NodeSize, type Point } from '@/lib/layout'

/** Asks for a layout; one at a time. To cancel it, end the worker. */
export interface ArrangeRequest {
  readonly nodes: readonly NodeSize[]
  readonly edges: readonly LayoutEdge[]
}

export type ArrangeAnswer =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly positions: Readonly<Record<string, Point>> }
  | { readonly type: 'failed'; readonly message: string }

const elk = new ELK()
const scope = self as unknown as DedicatedWorkerGlobalScope

const layoutGroup: GroupLayout = async (nodes, edges) => {
  // Bounding a layer keeps the children of a hub from standing in one endless column.
  const bound = Math.max(3, Math.ceil(Math.sqrt(nodes.length) * 1.1))
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'LEFT',
      'elk.spacing.nodeNode': '48',
      'elk.layered.spacing.nodeNodeBetweenLayers': '120',
      'elk.spacing.edgeNode': '24',
      'elk.layered.spacing.edgeNodeBetweenLayers': '20',
      'elk.edgeRouting': 'POLYLINE',
      'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
      'elk.layered.layering.coffmanGraham.layerBound': String(bound),
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.thoroughness': '5',
    },
    children: nodes.map(({ id, width, height }) => ({ id, width, height })),
    edges: edges
      .filter((edge) => edge.from !== edge.to)
      .map((edge, at) => ({ id: `e${at}`, sources: [edge.from], targets: [edge.to] })),
  }
  const placed = await elk.layout(graph)
  const spots: Record<string, Point> = {}
  for (const { id, x, y } of placed.children ?? []) spots[id] = { x: x ?? 0, y: y ?? 0 }
  return spots
}

// ELK takes the worker's message handler when it is loaded inside one; this takes it back.
scope.onmessage = async (event: MessageEvent<ArrangeRequest>) => {
  const answer = (message: ArrangeAnswer) => scope.postMessage(message)
  try {
    const { nodes, edges } = event.data
    const positions = await arrange(nodes, edges, layoutGroup, (share) => answer({ type: 'progress', share }))
    answer({ type: 'done', positions })
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
