import { migrationRuleOf } from './migration/registry.ts'
import { ruleOf } from './registry.ts'
import type { RuleFacts } from './rule.ts'
import { waiverFacts } from './waiver-facts.ts'

/** What is told of the rule of that id, whether it judges schemas, migrations or waivers; null when there is none. */
export function factsOfRule(id: string): RuleFacts | null {
  return ruleOf(id) ?? migrationRuleOf(id) ?? waiverFacts(id)
}
