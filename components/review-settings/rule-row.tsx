import { memo } from 'react'
import type { RuleSetting, RuleSeverity } from '@/lib/rules'
import { categoryNames, severities } from '../assistant/group-findings'
import { Button } from '../ui/button'
import { useShell } from '../workbench/shell-state'
import type { EffectiveRule } from './effective-rules'
import { RuleOptionField } from './rule-option-field'

const stanceWords = { recommended: '', strict: 'strict', policy: 'a matter of policy' } as const

/** One rule: on or off, its severity, its options, and back to what the profile says. */
export const RuleRow = memo(
  function RuleRow(props: {
    readonly each: EffectiveRule
    /** Null takes back what the project says of it. */
    readonly onSet: (rule: EffectiveRule['rule'], change: RuleSetting | null) => void
  }) {
    const { rule, on, severity, options, isOwn } = props.each
    const showRule = useShell((state) => state.showRule)
    const set = (change: RuleSetting): void => props.onSet(rule, change)
    const notes = [categoryNames[rule.category], stanceWords[rule.stance], isOwn ? 'set here' : '']
    const fields = Object.entries(rule.options)
    return (
      <li className="border-line border-b px-2 py-1.5 last:border-b-0 [contain-intrinsic-size:auto_44px] [content-visibility:auto]">
        <div className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={on}
            aria-label={`${rule.title}: on`}
            onChange={(event) => set({ on: event.target.checked })}
            className="mt-1"
          />
          <div className={`min-w-0 grow ${on ? '' : 'text-ink-muted'}`}>
            <p className="font-medium">{rule.title}</p>
            <p className="text-[11px] text-ink-faint">
              <button
                type="button"
                onClick={() => showRule(rule.id)}
                aria-label={`The page of the rule ${rule.id}`}
                className="text-accent underline underline-offset-2"
              >
                {rule.id}
              </button>{' '}
              · {notes.filter(Boolean).join(' · ')}
            </p>
          </div>
          {isOwn && (
            <Button variant="ghost" onClick={() => props.onSet(rule, null)}>
              As the profile
            </Button>
          )}
          <select
            value={severity}
            disabled={!on}
            aria-label={`Severity of ${rule.id}`}
            onChange={(event) => set({ severity: event.target.value as RuleSeverity })}
            className="rounded border border-line bg-surface px-1 py-0.5 disabled:opacity-50"
          >
            {severities.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </div>
        {on && fields.length > 0 && (
          <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1 pl-6">
            {fields.map(([name, spec]) => (
              <RuleOptionField
                key={name}
                rule={rule.id}
                name={name}
                spec={spec}
                value={options[name] ?? spec.default}
                onSet={(value) => set({ options: { [name]: value } })}
              />
            ))}
          </div>
        )}
      </li>
    )
  },
  (before, next) =>
    before.onSet === next.onSet &&
    before.each.rule === next.each.rule &&
    before.each.on === next.each.on &&
    before.each.severity === next.each.severity &&
    before.each.isOwn === next.each.isOwn &&
    JSON.stringify(before.each.options) === JSON.stringify(next.each.options),
)
