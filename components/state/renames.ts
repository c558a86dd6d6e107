import type { DiagramLayout, Placement } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { Dismissals } from '@/lib/store'

type Renames = readonly (readonly [EntityId, EntityId])[]

/** The layout with every renamed node standing where it stood under its old name (law S7). */
export function carryLayout(layout: DiagramLayout, renames: Renames): DiagramLayout {
  const moved: Record<string, Placement> = {}
  const placements: Record<string, Placement> = { ...layout.placements }
  for (const [from, to] of renames) {
    const placement = layout.placements[from]
    if (!placement) continue
    delete placements[from]
    moved[to] = placement
  }
  return { ...layout, placements: { ...placements, ...moved } }
}

/** Dismissals follow the entity that their key names; keys are `rule|entity…`. */
export function carryDismissals(dismissals: Dismissals, renames: Renames): Dismissals {
  const names = new Map<string, string>(renames)
  return Object.fromEntries(
    Object.entries(dismissals).map(([key, value]) => [
      key
        .split('|')
        .map((part) => names.get(part) ?? part)
        .join('|'),
      value,
    ]),
  )
}

export function carrySelection(selection: readonly EntityId[], renames: Renames): readonly EntityId[] {
  const names = new Map(renames)
  return selection.map((id) => names.get(id) ?? id)
}
