import {
  type Box,
  type DiagramLayout,
  diagramEdges,
  foldOf,
  foldPartitions,
  type Placement,
  placeNew,
} from '@/lib/layout'
import type { Schema } from '@/lib/schema'
import { nodeEntities } from './scene'

/**
 * Places for the nodes of a schema that the layout has none for, by id; empty when all stand somewhere.
 * A few go where someone looks, when that is given.
 */
export function missingPlacements(
  schema: Schema,
  layout: Pick<DiagramLayout, 'placements'> & Partial<DiagramLayout>,
  view: Box | null = null,
): Readonly<Record<string, Placement>> {
  const { placements } = layout
  // As good as always: an edit of a large schema need not look further.
  if (!isAnyMissing(schema, placements)) return nothing
  const existing = []
  const fresh = []
  const { counts, homes } = foldPartitions(schema, placements)
  for (const entity of nodeEntities(schema)) {
    if (homes.has(entity.id)) continue
    const placement = placements[entity.id]
    const { width, height } = foldOf(entity, placement, counts.get(entity.id) ?? 0)
    const node = { id: entity.id, width, height }
    if (!placement) fresh.push(node)
    else if (!placement.hidden) existing.push({ ...node, x: placement.x, y: placement.y })
  }
  if (fresh.length === 0) return nothing
  return placeNew(existing, fresh, diagramEdges(schema, homes), view)
}

function isAnyMissing(schema: Schema, placements: DiagramLayout['placements']): boolean {
  for (const entities of [schema.tables, schema.views, schema.enums]) {
    for (const id of entities.keys()) if (!placements[id]) return true
  }
  return false
}

const nothing: Readonly<Record<string, Placement>> = {}

/** Both together; the very same placements when none are missing. */
export function withMissing(
  placements: Readonly<Record<string, Placement>>,
  missing: Readonly<Record<string, Placement>>,
): Readonly<Record<string, Placement>> {
  return missing === nothing ? placements : { ...placements, ...missing }
}
