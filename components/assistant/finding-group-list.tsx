import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { FindingCard } from './finding-card'
import type { FindingGroup, FixCounts } from './group-findings'
import { useFixMany } from './use-fix-many'

/** How many more findings of a group are shown when asked for. */
const page = 50

/** One group of findings, folded or open. */
export function FindingGroupList({
  group,
  fixes,
  first,
}: {
  readonly group: FindingGroup
  readonly fixes: FixCounts
  /** How many findings are shown before asking for more. */
  readonly first: number
}) {
  const [folded, setFolded] = useState(false)
  const [limit, setLimit] = useState(first)
  const { working, fix } = useFixMany()
  const fixable = group.rule === null ? 0 : (fixes.byRule.get(group.rule) ?? 0)
  const left = group.findings.length - limit
  return (
    <section aria-label={group.title}>
      <div className="sticky top-0 z-10 flex items-center gap-1 border-line border-b bg-surface pr-1.5">
        <h3 className="min-w-0 grow">
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
        {fixable > 0 && (
          <Button
            variant="ghost"
            className="text-accent"
            disabled={working}
            onClick={() => fix((finding) => finding.rule === group.rule)}
          >
            {working ? 'Fixing …' : `Fix all ${fixable}`}
          </Button>
        )}
      </div>
      {!folded && (
        <ul>
          {group.findings.slice(0, limit).map((finding) => (
            <FindingCard key={finding.key} finding={finding} fixable={fixes.byRule.get(finding.rule) ?? 0} />
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
