import { joinQualified, type View } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** A view that filters by who asks is a wall only with a barrier. */
export const viewWithoutBarrier = objectRule({
  id: 'view-without-barrier',
  title: 'View that filters by the user, without a barrier',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC008', 'SEC030'],
  tags: ['tenancy', 'privacy'],
  detects:
    'A view whose condition asks who is there (`current_user`, `session_user`, `current_setting(…)`) and that is not declared ' +
    'with `security_barrier`.',
  rationale:
    "The planner may run a caller's own function before the condition of the view: a function that is cheap and writes a " +
    'notice shows the rows that the view hides.',
  source: 'https://www.postgresql.org/docs/current/rules-privileges.html',
  ignoreWhen: 'Callers cannot make functions, and all rows may be known anyway.',
  remedy: 'Declares the view with security_barrier = true. Some conditions of callers then use no index.',
  fixable: true,
  of: ['views'],
  *check({ schema, facts }) {
    for (const view of schema.views.values()) {
      const told = view.options.security_barrier?.toLowerCase()
      if (view.kind !== 'view' || (told !== undefined && told !== 'false' && told !== 'off')) continue
      const who = asksWho(view)
      if (who === null) continue
      yield {
        entities: [view.id],
        message: `The view ${labelOf(facts, view)} hides rows by ${who}, but not from functions of the caller.`,
        evidence: 'It is not declared WITH (security_barrier = true).',
        confidence: 0.75,
        fix: fixOf(`Put a barrier around ${labelOf(facts, view)}`, 'weigh', {
          op: 'view.setOptions',
          view: joinQualified(view.schema, view.name),
          options: { ...view.options, security_barrier: 'true' },
          checkOption: view.checkOption,
        }),
      }
    }
  },
})

/** What tells who asks, behind the first WHERE. */
function asksWho({ query }: View): string | null {
  if (!/current_user|session_user|current_setting|current_role/i.test(query)) return null
  const tokens = tokensOf(query)
  const where = tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'where')
  if (where < 0) return null
  for (const [at, { kind, value }] of tokens.entries()) {
    if (at < where || kind !== 'word') continue
    if (who.has(value)) return value
    // A setting with a dot is the application's own; the others are the server's.
    if (
      value === 'current_setting' &&
      tokens[at + 2]?.kind === 'string' &&
      tokens[at + 2]?.value.includes('.')
    )
      return value
  }
  return null
}

const who: ReadonlySet<string> = new Set(['current_user', 'session_user', 'current_role'])
