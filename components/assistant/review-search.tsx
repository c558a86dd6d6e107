import { Search } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import type { Grouping } from './group-findings'
import { useReviewView } from './review-view'

const groupings: readonly Grouping[] = ['severity', 'category', 'object', 'rule']

/** The words that findings must have, and how the findings are grouped. */
export function ReviewSearch({ onGroup }: { readonly onGroup: () => void }) {
  const search = useFilterWords()
  const grouping = useReviewView((state) => state.grouping)
  const group = useReviewView((state) => state.group)
  return (
    <div className="flex w-full items-center gap-2">
      <label className="flex min-w-0 grow items-center gap-1.5 rounded border border-line px-1.5 py-0.5 focus-within:border-accent">
        <Search size={13} className="text-ink-faint" aria-hidden />
        <input
          type="search"
          value={search.words}
          onChange={(event) => search.say(event.target.value)}
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
            group(event.target.value as Grouping)
            onGroup()
          }}
          className="rounded border border-line bg-surface px-1 py-0.5"
        >
          {groupings.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** The words of the filter as they are typed; the list and the diagram follow a moment later. */
function useFilterWords() {
  const { filterReview } = useActions()
  const state = useWorkbenchState()
  const kept = useWorkbench(({ reviewFilter }) => reviewFilter.search)
  const [words, setWords] = useState(kept)
  const wanted = useDeferredValue(words)
  const told = useRef(kept)
  useEffect(() => {
    if (kept !== told.current) setWords(kept)
    told.current = kept
  }, [kept])
  useEffect(() => {
    const { reviewFilter } = state()
    if (wanted === told.current) return
    told.current = wanted
    filterReview({ ...reviewFilter, search: wanted })
  }, [wanted, state, filterReview])
  return { words, say: setWords }
}
