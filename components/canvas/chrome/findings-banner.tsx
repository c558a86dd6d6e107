import { X } from 'lucide-react'
import type { EntityId } from '@/lib/schema'
import { wholeReview } from '../../state/review-filter'
import { useActions } from '../../state/use-workbench'
import { IconButton } from '../../ui/button'
import { useCanvas } from '../canvas-store'
import { useFound } from '../decorations'
import { plural } from '../model/words'

/** Says that only some cards stand out because some findings are looked for, and ends that. */
export function FindingsBanner() {
  const found = useFound()
  const count = useCanvas(({ scene }) => {
    let nodes = 0
    for (const id of found ?? []) if (scene.nodes.has(id as EntityId)) nodes += 1
    return nodes
  })
  const { filterReview } = useActions()
  if (!found) return null
  return (
    <div
      role="status"
      className="pointer-events-auto flex max-w-[94%] items-center gap-2 whitespace-nowrap rounded-full border border-line bg-surface-raised py-1 pr-1.5 pl-3.5 shadow-raised"
    >
      <span className="truncate">
        {count === 0 ? 'No card has' : `${plural(count, 'card')} with`} the findings looked for
      </span>
      <IconButton label="Show all findings again" onClick={() => filterReview(wholeReview)}>
        <X size={14} />
      </IconButton>
    </div>
  )
}
