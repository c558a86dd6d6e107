import { multiTenant } from './multi-tenant.ts'
import type { Profile } from './profile.ts'
import { prototype } from './prototype.ts'
import { recommended } from './recommended.ts'
import { regulated } from './regulated.ts'
import { strict } from './strict.ts'
import { warehouse } from './warehouse.ts'

/** Kinds of projects and what a review of each looks for. */
export { type Profile, settingsOfProfile } from './profile.ts'

/** Every profile, in the order they are offered; the first is taken where none is chosen. */
export const profiles: readonly [Profile, ...Profile[]] = [
  recommended,
  strict,
  prototype,
  warehouse,
  multiTenant,
  regulated,
]

/** The profile of that id; null when there is none. */
export function profileOf(id: string): Profile | null {
  return profiles.find((profile) => profile.id === id) ?? null
}
