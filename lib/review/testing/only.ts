import { rules } from '../../rules/index.ts'
import { type ReviewSettings, usualSettings } from '../settings/index.ts'

/** Settings with these rules on and all others off: what is tested does not change with the rules there are. */
export function only(...ids: readonly string[]): ReviewSettings {
  const settings = rules.map(({ id }) => [id, { on: ids.includes(id) }] as const)
  return { ...usualSettings, rules: Object.fromEntries(settings) }
}
