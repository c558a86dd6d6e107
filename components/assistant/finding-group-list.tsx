import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { FindingCard } from './finding-card'
import type { FindingGroup } from './group-findings'

/** How many findings of a group are shown before asking for more. */
const page = 40

/** One group of findings, folded or open. */
export function FindingGroupList({ group }: { readonly group: FindingGroup }) {
  const [folded, setFolded] = useState(false)
  const [limit, setLimit] = useState(page)
  const left = group.findings.length - limit
  return (
    <section aria-label={group.title}>
      <h3 className="sticky top-0 z-10 border-line border-b bg-surface">
        <button
          type="button"
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
          className="flex w-full items-center gap-1.5 px-2 py-1 text-left font-semibold text-[12px] hover:bg-surface-sunken"
        >
          <ChevronRight size={13} className={folded ? '' : 'rotate-90'} aria-hidden />
          <span className="truncate">{group.title}</span>
          <span className="font-normal text-ink-faint">{group.findings.length}</span>
        </button>
      </h3>
      {!folded && (
        <ul>
          {group.findings.slice(0, limit).map((finding) => (
            <FindingCard key={finding.key} finding={finding} />
          ))}
        </ul>
      )}
      {!folded && left > 0 && (
        <Button variant="ghost" className="w-full" onClick={() => setLimit(limit + page)}>
          Show {Math.min(left, page)} more of {left}
        </Button>
      )}
    </section>
  )
}
