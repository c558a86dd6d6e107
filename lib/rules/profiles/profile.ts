import type { RuleFacts, RuleSeverity, RuleStance, RuleTag } from '../rule.ts'
import { overlay, type RuleSettings } from '../rule-settings.ts'

/** A kind of project and what a review of it looks for. Data: it can be shown, compared and laid under a configuration. */
export interface Profile {
  readonly id: string
  readonly label: string
  /** Whom it is for and what it does, in one sentence. */
  readonly description: string
  /** Rules of these stances are on. */
  readonly stances: readonly RuleStance[]
  /** Rules with one of these tags are on too, whatever their stance. */
  readonly tags: readonly RuleTag[]
  /** Rules of a lesser severity are off. */
  readonly least: RuleSeverity
  /** What it says of single rules, over all the above. */
  readonly rules: RuleSettings
}

/** What the profile comes to for these rules: for each of them whether it is on, and what is set about it. */
export function settingsOfProfile(profile: Profile, rules: readonly RuleFacts[]): RuleSettings {
  const wanted = rules.map((rule) => {
    const on =
      ranks[rule.severity] <= ranks[profile.least] &&
      (profile.stances.includes(rule.stance) || rule.tags.some((tag) => profile.tags.includes(tag)))
    return [rule.id, { on }] as const
  })
  return overlay(Object.fromEntries(wanted), profile.rules)
}

const ranks: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, info: 2 }
