import { type Box, foldOf, foldPartitions, nodeMetrics } from '@/lib/layout'
import type { EntityId, Schema } from '@/lib/schema'
import { formerId } from '../../state/with-effect'
import type { Placements } from './build-scene'
import { nodeEntities, overlaps } from './scene'

/**
 * Where the nodes of a comparison stand: as in the schema itself, the renamed where they stood under their
 * old name. A card that shows more rows than its own moves what it would come to lie upon down.
 */
export function comparedPlaces(
  own: Schema,
  shown: Schema,
  formerNames: Readonly<Record<string, string>>,
  placements: Placements,
): Placements {
  const next: Record<string, Placements[string]> = { ...placements }
  for (const id of Object.keys(formerNames)) {
    const former = formerId(id as EntityId, formerNames)
    const placement = former === null ? undefined : placements[former]
    if (placement && !placements[id]) next[id] = placement
  }
  const before = boxesOf(own, placements)
  const after = boxesOf(shown, next)
  const waiting: EntityId[] = []
  for (const [id, box] of after) {
    const old = before.get(formerId(id, formerNames) ?? id)
    if (old && (box.height > old.height || box.width > old.width)) waiting.push(id)
  }
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const box = after.get(id)
    if (!box) continue
    for (const [other, below] of after) {
      const was: Box = before.get(id) ?? box
      const wasBelow: Box = before.get(other) ?? below
      if (other === id || wasBelow.y < was.y || !overlaps(box, below)) continue
      // Cards that somebody laid upon each other stay so.
      if (was !== box && wasBelow !== below && overlaps(was, wasBelow)) continue
      const y = box.y + box.height + gap
      after.set(other, { ...below, y })
      const placement = next[other]
      if (placement) next[other] = { ...placement, y }
      waiting.push(other)
    }
  }
  return next
}

const gap = nodeMetrics.rowHeight

function boxesOf(schema: Schema, placements: Placements): Map<EntityId, Box> {
  const { counts, homes } = foldPartitions(schema, placements)
  const boxes = new Map<EntityId, Box>()
  for (const entity of nodeEntities(schema)) {
    const placement = placements[entity.id]
    if (!placement || placement.hidden || homes.has(entity.id)) continue
    const { width, height } = foldOf(entity, placement, counts.get(entity.id) ?? 0)
    boxes.set(entity.id, { x: placement.x, y: placement.y, width, height })
  }
  return boxes
}
