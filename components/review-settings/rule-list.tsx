import { Search } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ReviewSettings } from '@/lib/review/settings'
import type { RuleSetting } from '@/lib/rules'
import { categories, categoryNames } from '../assistant/group-findings'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { type EffectiveRule, effectiveRules, withSetting } from './effective-rules'
import { RuleRow } from './rule-row'

/** Every rule, found by words: on or off, its severity and its options. */
export function RuleList(props: {
  readonly settings: ReviewSettings
  readonly onChange: (rules: ReviewSettings['rules']) => void
}) {
  const { settings } = props
  const { rules, profiles } = useWorkbench((state) => state.catalogue)
  const profile = profiles.find(({ id }) => id === settings.profile) ?? profiles[0]
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState('all')
  const words = useDeferredValue(search)
  const all = useMemo(() => effectiveRules(rules, profile, settings.rules), [rules, profile, settings.rules])
  const found = useMemo(() => all.filter((each) => fits(each, shown, words)), [all, shown, words])

  // Rows stay as they are while another row changes.
  const latest = useRef({ ...props, profile })
  latest.current = { ...props, profile }
  const set = useCallback((rule: EffectiveRule['rule'], change: RuleSetting | null) => {
    const { settings, onChange, profile } = latest.current
    const { [rule.id]: _old, ...rest } = settings.rules
    onChange(change === null ? rest : withSetting(settings.rules, rule, profile, change))
  }, [])
  const own = Object.keys(settings.rules).length
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 pb-2">
        <label className="flex min-w-48 grow items-center gap-1.5 rounded border border-line px-1.5 py-1 focus-within:border-accent">
          <Search size={13} className="text-ink-faint" aria-hidden />
          <input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder="Find a rule"
            aria-label="Find a rule"
            className="min-w-0 grow bg-transparent outline-none"
          />
        </label>
        <select
          value={shown}
          aria-label="Which rules"
          onChange={(event) => setShown(event.target.value)}
          className="rounded border border-line bg-surface px-1 py-1"
        >
          <option value="all">All rules</option>
          <option value="on">Switched on</option>
          <option value="off">Switched off</option>
          <option value="own">Set by this project</option>
          {categories.map((id) => (
            <option key={id} value={id}>
              {categoryNames[id]}
            </option>
          ))}
        </select>
        <p role="status" className="text-[12px] text-ink-muted">
          {found.length} of {all.length} rules
        </p>
        {own > 0 && (
          <Button variant="ghost" onClick={() => props.onChange({})}>
            Forget all {own} own settings
          </Button>
        )}
      </div>
      <ul className="min-h-0 grow overflow-auto rounded border border-line" aria-label="Rules">
        {found.map((each) => (
          <RuleRow key={each.rule.id} each={each} onSet={set} />
        ))}
      </ul>
    </>
  )
}

function fits({ rule, on, isOwn }: EffectiveRule, shown: string, search: string): boolean {
  if (shown === 'on' && !on) return false
  if (shown === 'off' && on) return false
  if (shown === 'own' && !isOwn) return false
  if (categories.some((id) => id === shown) && rule.category !== shown) return false
  const text = [rule.id, rule.title, rule.detects, ...rule.tags, ...rule.catalogue].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
