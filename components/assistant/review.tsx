import { Search, Wrench } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { RuleSeverity } from '@/lib/rules'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { DismissedFindings } from './dismissed-findings'
import { FindingGroupList } from './finding-group-list'
import {
  countFixes,
  type Grouping,
  groupFindings,
  severities,
  severityNames,
  visibleFindings,
} from './group-findings'
import { useFixMany } from './use-fix-many'

const badge: Record<RuleSeverity, string> = {
  error: 'bg-danger-soft text-danger',
  warning: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
}

/** How many groups are shown before asking for more. */
const page = 24

/** Her findings: filtered by severity and words, grouped by severity, object or rule. */
export function Review() {
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  const rules = useWorkbench((state) => state.catalogue.rules)
  const [shown, setShown] = useState<ReadonlySet<RuleSeverity>>(new Set(severities))
  const [grouping, setGrouping] = useState<Grouping>('severity')
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(page)
  const wanted = useDeferredValue(search)

  const open = useMemo(
    () => findings.filter((finding) => !(finding.key in dismissals)),
    [findings, dismissals],
  )
  const fixes = useMemo(() => countFixes(open), [open])
  const groups = useMemo(() => {
    const visible = visibleFindings(findings, dismissals, { severities: shown, search: wanted })
    const titles = new Map(rules.map(({ id, title }) => [id, title]))
    return groupFindings(visible, grouping, (rule) => titles.get(rule) ?? rule)
  }, [findings, dismissals, shown, wanted, grouping, rules])

  const toggle = (severity: RuleSeverity): void => {
    const next = new Set(shown)
    if (!next.delete(severity)) next.add(severity)
    setShown(next)
  }
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-b p-2">
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={shown.has(severity)}
            onClick={() => toggle(severity)}
            className={`rounded-full px-2 py-0.5 font-medium text-[11px] ${badge[severity]} ${shown.has(severity) ? '' : 'line-through decoration-1'}`}
          >
            {fixes.bySeverity[severity]} {severityNames[severity].toLowerCase()}
          </button>
        ))}
        <div className="flex w-full items-center gap-2">
          <label className="flex min-w-0 grow items-center gap-1.5 rounded border border-line px-1.5 focus-within:border-accent py-0.5">
            <Search size={13} className="text-ink-faint" aria-hidden />
            <input
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              placeholder="Filter findings"
              aria-label="Filter findings"
              className="min-w-0 grow bg-transparent outline-none"
            />
          </label>
          <label className="flex shrink-0 items-center gap-1 text-[11px] text-ink-muted">
            by
            <select
              value={grouping}
              aria-label="Group by"
              onChange={(event) => {
                setGrouping(event.target.value as Grouping)
                setLimit(page)
              }}
              className="rounded border border-line bg-surface px-1 py-0.5"
            >
              <option value="severity">severity</option>
              <option value="object">object</option>
              <option value="rule">rule</option>
            </select>
          </label>
        </div>
      </div>
      {fixes.safe > 0 && <FixSafe count={fixes.safe} />}
      <div className="min-h-0 grow overflow-auto">
        {groups.length === 0 && (
          <p className="p-4 text-center text-ink-muted">
            {open.length === 0 ? 'Nothing to remark on.' : 'No finding fits the filter.'}
          </p>
        )}
        {groups.slice(0, limit).map((group) => (
          <FindingGroupList key={`${grouping} ${group.key}`} group={group} fixes={fixes} />
        ))}
        {groups.length > limit && (
          <Button variant="ghost" className="w-full" onClick={() => setLimit(limit + page)}>
            Show more of {groups.length} groups
          </Button>
        )}
        <DismissedFindings />
      </div>
    </>
  )
}

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
