import { defaultsOf, type RuleOptions } from './options.ts'
import type { Rule, RuleSeverity } from './rule.ts'

/** What is set about one rule; what is left out stays as the rule has it. */
export interface RuleSetting {
  readonly on?: boolean
  readonly severity?: RuleSeverity
  readonly options?: RuleOptions
}

/** Settings by rule id: data, so that it can be stored and sent. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>

/** A rule as it is to run. */
export interface SetRule {
  readonly rule: Rule
  readonly severity: RuleSeverity
  readonly options: RuleOptions
}

/** The rule as set; null where it is off. Nobody said anything: it runs where `byDefault` says so. */
export function setRule(rule: Rule, setting: RuleSetting | undefined, byDefault: boolean): SetRule | null {
  if (!(setting?.on ?? byDefault)) return null
  return {
    rule,
    severity: setting?.severity ?? rule.severity,
    options: { ...defaultsOf(rule.options), ...setting?.options },
  }
}

/** The settings with others laid over them, option by option. */
export function overlay(below: RuleSettings, above: RuleSettings): RuleSettings {
  const merged: Record<string, RuleSetting> = { ...below }
  for (const [id, setting] of Object.entries(above)) {
    const was = merged[id]
    const options = { ...was?.options, ...setting.options }
    merged[id] = { ...was, ...setting, ...(Object.keys(options).length > 0 ? { options } : {}) }
  }
  return merged
}
