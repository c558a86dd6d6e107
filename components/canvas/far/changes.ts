import { type Box, nodeTitle } from '@/lib/layout'
import type { SceneNode } from '../model/scene'
import type { Viewport } from '../use-window'
import type { FarPicture } from './draw'

/** Pixels by which a box may be off before anyone sees it. */
const unseen = 0.5

/** Where two pictures from afar look different; null where it might be anywhere. */
export function farChanges(
  before: FarPicture,
  next: FarPicture,
  { zoom }: Pick<Viewport, 'zoom'>,
): readonly Box[] | null {
  const isOther =
    next.hovered !== null ||
    before.hovered !== null ||
    before.selected !== next.selected ||
    before.names !== next.names ||
    before.marks !== next.marks ||
    before.found !== next.found ||
    before.edges !== next.edges ||
    before.scene.nodes.size !== next.scene.nodes.size
  if (isOther) return null
  if (before.scene.nodes === next.scene.nodes) return []
  const changes: Box[] = []
  const others = before.scene.nodes.values()
  for (const node of next.scene.nodes.values()) {
    const other = others.next().value
    if (other === node) continue
    // What lies above what goes by the order of the nodes.
    if (other?.id !== node.id) return null
    if (!looksAlike(other, node, zoom, next.names)) changes.push(other, node)
  }
  return changes
}

function looksAlike(a: SceneNode, b: SceneNode, zoom: number, names: FarPicture['names']): boolean {
  const near = (one: number, two: number) => Math.abs(one - two) * zoom < unseen
  return (
    near(a.x, b.x) &&
    near(a.y, b.y) &&
    near(a.width, b.width) &&
    near(a.height, b.height) &&
    a.color === b.color &&
    a.entity.entity === b.entity.entity &&
    (names === 'hidden' || nodeTitle(a.entity) === nodeTitle(b.entity))
  )
}
