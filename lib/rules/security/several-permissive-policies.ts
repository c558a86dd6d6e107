import type { Policy } from '../../schema/index.ts'
import { tableRule } from '../define.ts'

/** Permissive policies are joined by OR. */
export const severalPermissivePolicies = tableRule({
  id: 'several-permissive-policies',
  title: 'Several permissive policies for one action',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC005'],
  detects: 'Two permissive policies of a table for the same role and the same command.',
  rationale:
    'They are joined by OR: the widest one decides, and all of them are evaluated for every row. One policy says ' +
    'in one place who may do what.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0006, multiple permissive policies)',
  ignoreWhen: 'Each of them stands for another reason and reads better alone.',
  remedy:
    'None: whether they are to be joined by OR, or one of them was meant as RESTRICTIVE, must be decided.',
  fixable: false,
  *check({ table, label }) {
    const groups = new Map<string, Policy[]>()
    for (const policy of table.policies) {
      if (!policy.permissive) continue
      const commands = policy.command === 'all' ? commandsOfAll : [policy.command]
      for (const role of policy.roles.length > 0 ? policy.roles : ['public']) {
        for (const command of commands) {
          const key = `${command} for ${role}`
          groups.set(key, [...(groups.get(key) ?? []), policy])
        }
      }
    }
    const told = new Set<string>()
    for (const [what, policies] of groups) {
      const names = policies.map((policy) => policy.name).join(', ')
      if (policies.length < 2 || told.has(names)) continue
      told.add(names)
      yield {
        entities: [...policies.map((policy) => policy.id), table.id],
        message: `${label} has ${policies.length} permissive policies for ${what}: ${names}.`,
        evidence: 'Any one of them is enough to let a row through.',
        confidence: 0.7,
        fix: null,
      }
    }
  },
})

const commandsOfAll = ['select', 'insert', 'update', 'delete'] as const
