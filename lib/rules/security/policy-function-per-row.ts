import type { Policy, SqlToken } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** What is the same for every row is asked once. */
export const policyFunctionPerRow = tableRule({
  id: 'policy-function-per-row',
  title: 'Policy that asks who you are for every row',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC006'],
  tags: ['performance'],
  detects: 'A policy that calls `current_setting()` or a function of the schema `auth` outside a sub-select.',
  rationale:
    'The function is called for each row. Wrapped in `(SELECT …)` the planner asks once and keeps the answer, ' +
    'which on big tables is the difference between milliseconds and minutes.',
  source: 'https://supabase.com/docs/guides/database/postgres/row-level-security#call-functions-with-select',
  ignoreWhen: 'The table is tiny.',
  remedy: 'Makes the policy anew with the call inside `(SELECT …)`.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const policy of table.policies) {
      const using = wrapped(policy.using)
      const check = wrapped(policy.check)
      if (using === policy.using && check === policy.check) continue
      yield {
        entities: [policy.id, table.id],
        message: `The policy ${policy.name} of ${label} asks for the user at every row.`,
        evidence: `USING (${policy.using ?? '–'})`,
        confidence: 0.85,
        fix: fixOf(
          `Ask once in the policy ${policy.name}`,
          'safe',
          { op: 'policy.drop', table: ref, name: policy.name },
          { op: 'policy.add', table: ref, policy: specOf(policy, using, check) },
        ),
      }
    }
  },
})

function specOf(policy: Policy, using: string | null, check: string | null) {
  const { name, permissive, command, roles } = policy
  return { name, permissive, command, roles: [...roles], using, check }
}

/** The expression with each bare call wrapped in a sub-select; the same text when there is none. */
function wrapped(expression: string | null): string | null {
  if (expression === null) return null
  const tokens = tokensOf(expression)
  let text = ''
  let at = 0
  for (let index = 0; index < tokens.length; index++) {
    const call = callAt(tokens, index)
    if (!call) continue
    text += `${expression.slice(at, call.from)}(SELECT ${expression.slice(call.from, call.to)})`
    at = call.to
    while (index + 1 < tokens.length && (tokens[index + 1]?.from ?? 0) < call.to) index++
  }
  return text + expression.slice(at)
}

function callAt(
  tokens: readonly SqlToken[],
  index: number,
): { readonly from: number; readonly to: number } | null {
  const token = tokens[index]
  if (!token || tokens[index - 1]?.value === 'select' || tokens[index - 1]?.value === '.') return null
  const inAuth = token.value === 'auth' && tokens[index + 1]?.value === '.'
  const open = inAuth ? index + 3 : index + 1
  if (!inAuth && token.value !== 'current_setting') return null
  if (tokens[open]?.value !== '(') return null
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.kind !== 'symbol') continue
    if (tokens[at]?.value === '(') depth++
    if (tokens[at]?.value === ')') depth--
    if (depth === 0) return { from: token.from, to: tokens[at]?.to ?? token.to }
  }
  return null
}
