import {
  migrationRules,
  type NamingSettings,
  overlay,
  profileOf,
  profiles,
  type RuleSettings,
  rules,
  settingsOfProfile,
} from '../rules/index.ts'
import type { ReviewSettings } from './settings/index.ts'

/** What the engine is to be given: the profile's settings with the project's over them. */
export function engineSettings(settings: Pick<ReviewSettings, 'profile' | 'rules' | 'naming'>): {
  readonly settings: RuleSettings
  readonly naming: NamingSettings
} {
  const known = kept.get(settings)
  if (known) return known
  const base = settingsOfProfile(profileOf(settings.profile) ?? profiles[0], [...rules, ...migrationRules])
  const made = { settings: overlay(base, settings.rules), naming: settings.naming }
  kept.set(settings, made)
  return made
}

const kept = new WeakMap<object, { readonly settings: RuleSettings; readonly naming: NamingSettings }>()
