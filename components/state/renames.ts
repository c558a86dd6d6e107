import type { DiagramLayout, Placement } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { Dismissals } from '@/lib/store'

type Renames = readonly (readonly [EntityId, EntityId])[]

/**
 * The layout with every renamed node standing where it stood under its old name (law S7); the same
 * object where no node was renamed.
 */
export function carryLayout(layout: DiagramLayout, renames: Renames): DiagramLayout {
  if (!renames.some(([from]) => layout.placements[from])) return layout
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

/**
 * Dismissals follow the entities that their key names (`rule:entity~entity…`, counted by `#n` where two
 * are alike); the same object where none of them was renamed.
 */
export function carryDismissals(dismissals: Dismissals, renames: Renames): Dismissals {
  if (renames.length === 0) return dismissals
  const names = new Map<string, string>(renames)
  const carried = Object.entries(dismissals).map(([key, value]) => [carryKey(key, names), value] as const)
  const same = carried.every(([key]) => Object.hasOwn(dismissals, key))
  return same ? dismissals : Object.fromEntries(carried)
}

export function carrySelection(selection: readonly EntityId[], renames: Renames): readonly EntityId[] {
  const names = new Map(renames)
  return selection.some((id) => names.has(id)) ? selection.map((id) => names.get(id) ?? id) : selection
}

function carryKey(key: string, names: ReadonlyMap<string, string>): string {
  const start = key.indexOf(':') + 1
  const count = key.lastIndexOf('#')
  const end = count > start && names.get(key.slice(start)) === undefined ? count : key.length
  const entities = key.slice(start, end).split('~')
  return key.slice(0, start) + entities.map((id) => names.get(id) ?? id).join('~') + key.slice(end)
}
