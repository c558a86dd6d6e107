import { designRules } from './design/registry.ts'
import { indexingRules } from './indexing/registry.ts'
import { namingRules } from './naming/registry.ts'
import { queriesRules } from './queries/registry.ts'
import type { Rule } from './rule.ts'
import { securityRules } from './security/registry.ts'
import { typingRules } from './typing/registry.ts'

/** Every rule, by category and then by id. */
export const rules: readonly Rule[] = [
  ...designRules,
  ...indexingRules,
  ...namingRules,
  ...typingRules,
  ...securityRules,
  ...queriesRules,
]

/** The rule of that id; null when there is none. */
export function ruleOf(id: string): Rule | null {
  return byId.get(id) ?? null
}

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))
