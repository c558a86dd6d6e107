import { exporters } from '../../export/index.ts'
import { migrationTools, strategies } from '../../migrate/index.ts'
import { aboutFormat, profiles, reviewFormats, rules, settingsOfProfile } from '../../rules/index.ts'
import type { Catalogue } from '../protocol.ts'

/** What the registries hold, without what they can do: functions cannot be sent. */
export function catalogue(): Catalogue {
  return {
    rules: rules.map(({ check: _check, checkTable: _checkTable, ...text }) => text),
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
