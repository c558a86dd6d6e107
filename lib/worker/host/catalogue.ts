import { exporters } from '../../export/index.ts'
import { migrationTools, strategies } from '../../migrate/index.ts'
import {
  aboutFormat,
  profiles,
  type Rule,
  reviewFormats,
  rules,
  settingsOfProfile,
} from '../../rules/index.ts'
import type { Catalogue, RuleText } from '../protocol.ts'

/** What the registries hold, without what they can do: functions cannot be sent. */
export function catalogue(): Catalogue {
  return {
    rules: rules.map(textOf),
    profiles: profiles.map((profile) => ({
      id: profile.id,
      label: profile.label,
      description: profile.description,
      settings: settingsOfProfile(profile, rules),
    })),
    reportFormats: reviewFormats.map((id) => {
      const { label, description, mediaType } = aboutFormat(id)
      return { id, label, description, mediaType }
    }),
    exporters: exporters.map(({ id, label, description, mediaType }) => ({
      id,
      label,
      description,
      mediaType,
    })),
    strategies: strategies.map(({ id, label, description }) => ({ id, label, description })),
    migrationTools: migrationTools.map(({ id, label, description }) => ({ id, label, description })),
  }
}

/** All of a rule that can be sent, however it checks. */
function textOf(rule: Rule): RuleText {
  const facts = Object.entries(rule).filter(([, value]) => typeof value !== 'function')
  return Object.fromEntries(facts) as unknown as RuleText
}
