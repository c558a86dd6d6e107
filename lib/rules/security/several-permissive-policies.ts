import type { Policy } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { policyOp } from '../policies.ts'
import type { Fix } from '../rule.ts'

/** Permissive policies are joined by OR. */
export const severalPermissivePolicies = tableRule({
  id: 'several-permissive-policies',
  title: 'Several permissive policies for one action',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC005'],
  tags: ['performance', 'tenancy'],
  detects: 'Two permissive policies of a table for the same role and the same command.',
  rationale:
    'They are joined by OR: the widest one decides, and all of them are evaluated for every row. One policy says ' +
    'in one place who may do what.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0006, multiple permissive policies)',
  ignoreWhen: 'Each of them stands for another reason and reads better alone.',
  remedy:
    'Joins those of the same command and the same roles into one by OR, which is what they come to. Whether one of them ' +
    'was meant as RESTRICTIVE must be decided first; others are left as they are.',
  fixable: true,
  *check({ table, label, ref }) {
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
        fix: joined(ref, policies),
      }
    }
  },
})

const commandsOfAll = ['select', 'insert', 'update', 'delete'] as const

/** One policy that says what all of them do; null where their commands or roles differ. */
function joined(table: string, policies: readonly Policy[]): Fix | null {
  const [first, ...others] = policies
  const key = ({ command, roles }: Policy) => JSON.stringify([command, [...roles].sort()])
  if (!first || others.some((each) => key(each) !== key(first))) return null
  const or = (conditions: readonly (string | null)[]): string | null =>
    conditions.some((sql) => sql === null) ? null : conditions.map((sql) => `(${sql})`).join(' OR ')
  const using = or(policies.map((policy) => policy.using))
  const bare = policies.every(({ check }) => check === null)
  const check = bare ? null : or(policies.map((policy) => policy.check ?? policy.using))
  if ((first.command !== 'insert' && using === null) || (!bare && check === null)) return null
  return fixOf(
    `Join them into ${first.name}`,
    'weigh',
    ...others.map(({ name }) => ({ op: 'policy.drop' as const, table, name })),
    policyOp(table, first, { using, check }),
  )
}
