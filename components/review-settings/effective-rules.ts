import type { ReviewSettings } from '@/lib/review/settings'
import type { OptionValue, RuleSetting } from '@/lib/rules'
import type { ProfileText, RuleText } from '@/lib/worker'

/** A rule as it is run, and whether that is the project's own doing. */
export interface EffectiveRule {
  readonly rule: RuleText
  readonly on: boolean
  readonly severity: RuleText['severity']
  readonly options: Readonly<Record<string, OptionValue>>
  /** Whether the project says anything of it over its profile. */
  readonly isOwn: boolean
}

/** Every rule as profile and project set it. */
export function effectiveRules(
  rules: readonly RuleText[],
  profile: ProfileText | undefined,
  own: ReviewSettings['rules'],
): readonly EffectiveRule[] {
  return rules.map((rule) => {
    const base = baseOf(rule, profile)
    const set = own[rule.id]
    return {
      rule,
      on: set?.on ?? base.on,
      severity: set?.severity ?? base.severity,
      options: { ...base.options, ...set?.options },
      isOwn: set !== undefined,
    }
  })
}

/** The project's settings with one thing said of a rule; what is as in the profile is not said. */
export function withSetting(
  own: ReviewSettings['rules'],
  rule: RuleText,
  profile: ProfileText | undefined,
  change: RuleSetting,
): ReviewSettings['rules'] {
  const base = baseOf(rule, profile)
  const was = own[rule.id]
  const options = { ...was?.options, ...change.options }
  const said = Object.entries(options).filter(([name, value]) => !same(value, base.options[name]))
  const on = change.on ?? was?.on
  const severity = change.severity ?? was?.severity
  const next = {
    ...(on !== undefined && on !== base.on && { on }),
    ...(severity !== undefined && severity !== base.severity && { severity }),
    ...(said.length > 0 && { options: Object.fromEntries(said) }),
  }
  const { [rule.id]: _old, ...rest } = own
  return Object.keys(next).length === 0 ? rest : { ...rest, [rule.id]: next as (typeof own)[string] }
}

/** How a profile differs from another in what it runs. */
export interface ProfileChanges {
  readonly on: readonly RuleText[]
  readonly off: readonly RuleText[]
  readonly graded: readonly { readonly rule: RuleText; readonly severity: RuleText['severity'] }[]
}

/** What a profile changes against another: rules switched on, off, and given another severity. */
export function profileChanges(
  rules: readonly RuleText[],
  from: ProfileText,
  to: ProfileText,
): ProfileChanges {
  const pairs = rules.map((rule) => ({ rule, before: baseOf(rule, from), after: baseOf(rule, to) }))
  return {
    on: pairs.filter(({ before, after }) => after.on && !before.on).map(({ rule }) => rule),
    off: pairs.filter(({ before, after }) => !after.on && before.on).map(({ rule }) => rule),
    graded: pairs
      .filter(({ before, after }) => after.on && before.on && after.severity !== before.severity)
      .map(({ rule, after }) => ({ rule, severity: after.severity })),
  }
}

function baseOf(rule: RuleText, profile: ProfileText | undefined) {
  const set = profile?.settings[rule.id]
  const options: Record<string, OptionValue> = {}
  for (const [name, spec] of Object.entries(rule.options)) options[name] = spec.default
  return {
    on: set?.on ?? rule.stance === 'recommended',
    severity: set?.severity ?? rule.severity,
    options: { ...options, ...set?.options },
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
