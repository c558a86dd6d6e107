import { Wrench } from 'lucide-react'
import { useMemo, useState } from 'react'
import { fittingFindings, openFindings } from '../state/review-filter'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { FilterChips } from './filter-chips'
import { FindingGroupList } from './finding-group-list'
import { countFixes, groupFindings } from './group-findings'
import { moveAmongFindings } from './move-among-findings'
import { ReviewSearch } from './review-search'
import { useReviewView } from './review-view'
import { useFixMany } from './use-fix-many'
import { WaivedFindings } from './waived-findings'

/** How many groups are shown before asking for more. */
const page = 24

/** Her findings: filtered by severity, category and words, grouped by severity, category, object or rule. */
export function Review() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const filter = useWorkbench((state) => state.reviewFilter)
  const rules = useWorkbench((state) => state.catalogue.rules)
  const grouping = useReviewView((state) => state.grouping)
  const [limit, setLimit] = useState(page)

  const open = openFindings(findings, dismissals)
  const fixes = useMemo(() => countFixes(open), [open])
  const fitting = fittingFindings(open, filter)
  const groups = useMemo(() => {
    const titles = new Map(rules.map(({ id, title }) => [id, title]))
    return groupFindings(fitting, grouping, (rule) => titles.get(rule) ?? rule)
  }, [fitting, grouping, rules])
  return (
    <>
      <div className="flex shrink-0 flex-col gap-1.5 border-line border-b p-2">
        <FilterChips open={open} />
        <ReviewSearch onGroup={() => setLimit(page)} />
      </div>
      {fixes.safe > 0 && <FixSafe count={fixes.safe} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go from finding to finding */}
      <div className="min-h-0 grow overflow-auto" onKeyDown={moveAmongFindings}>
        <p className="sr-only" aria-live="polite">
          {fitting.length} of {open.length} findings shown
        </p>
        {groups.length === 0 && (
          <p className="p-4 text-center text-ink-muted">
            {open.length === 0 ? 'Nothing to remark on.' : 'No finding fits the filter.'}
          </p>
        )}
        {groups.slice(0, limit).map((group) => (
          <FindingGroupList
            key={`${grouping} ${group.key}`}
            group={group}
            fixes={fixes}
            first={groups.length > fewGroups ? 8 : 25}
          />
        ))}
        {groups.length > limit && (
          <Button variant="ghost" className="w-full" onClick={() => setLimit(limit + page)}>
            Show more of {groups.length} groups
          </Button>
        )}
        <WaivedFindings />
      </div>
    </>
  )
}

/** Of more groups than these only the first findings are shown at first: all of them would be slow to draw. */
const fewGroups = 6

function FixSafe({ count }: { readonly count: number }) {
  const { working, fix } = useFixMany()
  return (
    <div className="flex shrink-0 items-center gap-2 border-line border-b px-2 py-1.5 text-[12px]">
      <Wrench size={13} className="shrink-0 text-accent" aria-hidden />
      <span className="grow text-ink-muted">
        {count === 1 ? 'One fix changes' : `${count} fixes change`} neither data nor meaning.
      </span>
      <Button disabled={working} onClick={() => fix((finding) => finding.fix?.safe === true)}>
        {working ? 'Fixing …' : 'Fix all safe'}
      </Button>
    </div>
  )
}
