import type { Policy, SchemaOpInput } from '../schema/index.ts'
import { tokensOf } from './expression.ts'

/** The conditions of a policy, those that are there. */
export function conditionsOf(policy: Policy): readonly string[] {
  return [policy.using, policy.check].filter((sql) => sql !== null)
}

/** The op that leaves the policy with other conditions or roles. */
export function policyOp(
  table: string,
  policy: Policy,
  change: Partial<Pick<Policy, 'using' | 'check' | 'roles' | 'permissive'>>,
): SchemaOpInput {
  const { name, permissive, command, roles, using, check } = { ...policy, ...change }
  return {
    op: 'policy.alter',
    table,
    name: policy.name,
    policy: { name, permissive, command, roles: [...roles], using, check },
  }
}

/** The expression with a word, quoted string or name put for another; null where it is not in it. */
export function withWord(sql: string | null, from: string, to: string): string | null {
  if (sql === null) return null
  const token = tokensOf(sql).find(({ value }) => value === from)
  if (!token) return sql
  const written = sql.slice(token.from, token.to).replace(from, to)
  return withWord(sql.slice(0, token.from) + written + sql.slice(token.to), from, to)
}
