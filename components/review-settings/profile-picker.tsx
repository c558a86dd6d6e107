import { useId } from 'react'
import type { ProfileText, RuleText } from '@/lib/worker'
import { useWorkbench } from '../state/use-workbench'
import { useShell } from '../workbench/shell-state'
import { profileChanges } from './effective-rules'

/** Kinds of projects, with what each changes against the usual one. */
export function ProfilePicker(props: {
  readonly chosen: string
  readonly onChoose: (profile: string) => void
}) {
  const profiles = useWorkbench((state) => state.catalogue.profiles)
  const rules = useWorkbench((state) => state.catalogue.rules)
  const group = useId()
  const [usual] = profiles
  if (!usual) return <p role="status">Loading …</p>
  return (
    <fieldset className="space-y-2">
      <legend className="sr-only">Profile</legend>
      {profiles.map((profile) => (
        <div
          key={profile.id}
          className="rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <label className="flex items-start gap-2.5">
            <input
              type="radio"
              name={group}
              checked={props.chosen === profile.id}
              onChange={() => props.onChoose(profile.id)}
              className="mt-0.5"
            />
            <span>
              <span className="block font-semibold">{profile.label}</span>
              <span className="text-ink-muted">{profile.description}</span>
            </span>
          </label>
          <Changes rules={rules} usual={usual} profile={profile} />
        </div>
      ))}
    </fieldset>
  )
}

function Changes(props: {
  readonly rules: readonly RuleText[]
  readonly usual: ProfileText
  readonly profile: ProfileText
}) {
  const { rules, usual, profile } = props
  if (profile === usual) {
    const on = rules.filter(({ id }) => profile.settings[id]?.on).length
    return (
      <p className="mt-1 pl-6 text-[12px] text-ink-muted">
        {on} of {rules.length} rules are on.
      </p>
    )
  }
  const { on, off, graded } = profileChanges(rules, usual, profile)
  const parts = [
    on.length > 0 && `${on.length} more on`,
    off.length > 0 && `${off.length} off`,
    graded.length > 0 && `${graded.length} weigh differently`,
  ].filter((part) => part !== false)
  return (
    <details className="mt-1 pl-6 text-[12px]">
      <summary className="cursor-pointer text-ink-muted">
        {parts.length > 0 ? parts.join(', ') : 'No rule differs from the recommended ones'}
      </summary>
      <RuleNames title="On" rules={on} />
      <RuleNames title="Off" rules={off} />
      {graded.length > 0 && (
        <p className="mt-1">
          <span className="font-semibold">Another severity. </span>
          {graded.map(({ rule, severity }) => (
            <RuleName key={rule.id} rule={rule} suffix={` (${severity})`} />
          ))}
        </p>
      )}
    </details>
  )
}

function RuleNames({ title, rules }: { readonly title: string; readonly rules: readonly RuleText[] }) {
  if (rules.length === 0) return null
  return (
    <p className="mt-1">
      <span className="font-semibold">{title}. </span>
      {rules.map((rule) => (
        <RuleName key={rule.id} rule={rule} suffix="" />
      ))}
    </p>
  )
}

function RuleName({ rule, suffix }: { readonly rule: RuleText; readonly suffix: string }) {
  const showRule = useShell((state) => state.showRule)
  return (
    <span className="mr-2 inline-block">
      <button
        type="button"
        title={rule.title}
        onClick={() => showRule(rule.id)}
        className="text-accent underline decoration-dotted underline-offset-2"
      >
        {rule.id}
      </button>
      {suffix}
    </span>
  )
}
