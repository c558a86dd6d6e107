import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { Finding, RuleSeverity } from '@/lib/rules'
import { filterCounts, isNarrowed, toggled, wholeReview } from '../state/review-filter'
import { useActions, useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { categories, categoryNames, severities, severityNames } from './group-findings'

const tones: Record<RuleSeverity, string> = {
  error: 'bg-danger-soft text-danger',
  warning: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
}

/** How many findings there are of each severity and category; choosing some leaves the others out, on the diagram too. */
export function FilterChips({ open }: { readonly open: readonly Finding[] }) {
  const filter = useWorkbench((state) => state.reviewFilter)
  const { filterReview } = useActions()
  const counts = useMemo(() => filterCounts(open, filter), [open, filter])
  const present = categories.filter((id) => counts.byCategory.has(id) || filter.categories.has(id))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div role="group" aria-label="Show only" className="flex flex-wrap items-center gap-1">
      {severities.map((id) => (
        <Chip
          key={id}
          tone={tones[id]}
          chosen={filter.severities.has(id)}
          count={counts.bySeverity.get(id) ?? 0}
          label={severityWord(id, counts.bySeverity.get(id) ?? 0)}
          onToggle={() => filterReview({ ...filter, severities: toggled(filter.severities, id) })}
        />
      ))}
      {present.map((id) => (
        <Chip
          key={id}
          tone="bg-surface-sunken text-ink-muted"
          chosen={filter.categories.has(id)}
          count={counts.byCategory.get(id) ?? 0}
          label={categoryNames[id].toLowerCase()}
          onToggle={() => filterReview({ ...filter, categories: toggled(filter.categories, id) })}
        />
      ))}
      {isNarrowed(filter) && (
        <Button
          variant="ghost"
          className="px-1.5 py-0 text-[11px] text-accent"
          onClick={() => filterReview(wholeReview)}
        >
          <X size={11} aria-hidden /> Show all
        </Button>
      )}
    </div>
  )
}

function severityWord(severity: RuleSeverity, count: number): string {
  const many = severityNames[severity].toLowerCase()
  return count === 1 ? many.slice(0, -1) : many
}

function Chip(props: {
  readonly tone: string
  readonly chosen: boolean
  readonly count: number
  readonly label: string
  readonly onToggle: () => void
}) {
  const edge = props.chosen ? 'outline-current' : 'outline-transparent'
  return (
    <button
      type="button"
      aria-pressed={props.chosen}
      disabled={props.count === 0 && !props.chosen}
      onClick={props.onToggle}
      className={`-outline-offset-1 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-[11px] outline-[1.5px] focus-visible:outline-accent disabled:opacity-50 ${props.tone} ${edge}`}
    >
      <span className="tabular-nums">{props.count}</span> {props.label}
    </button>
  )
}
