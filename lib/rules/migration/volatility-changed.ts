import type { Routine } from '../../schema/index.ts'
import { migrationRule } from './reading/rule.ts'
import { usersOf } from './reading/users.ts'

/** Indexes and policies hold what the function promised. */
export const volatilityChanged = migrationRule({
  id: 'volatility-changed',
  title: 'Promise of a function changed under those who rely on it',
  severity: 'warning',
  catalogue: ['SEC034'],
  tags: ['integrity'],
  detects:
    'CREATE OR REPLACE or ALTER FUNCTION that changes IMMUTABLE, STABLE or VOLATILE, or SECURITY DEFINER, of a function that the ' +
    'base has.',
  rationale:
    'Indexes over a function that is IMMUTABLE no more keep old answers, without a word from the server; a policy over one ' +
    'that became VOLATILE asks it for each row; one that got the rights of its owner passes by the policies.',
  source: 'https://www.postgresql.org/docs/current/xfunc-volatility.html',
  ignoreWhen: 'Nothing but queries uses it.',
  remedy: 'None: see what uses it, and build indexes over it anew.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    const replaces = node.kind === 'createRoutine' && node.orReplace
    const alters = node.kind === 'alterObject' && node.action.kind === 'routine'
    if (!replaces && !alters) return
    for (const [id, old] of context.before.routines) {
      const now = context.after.routines.get(id)
      const change = now && now !== old ? changeOf(old, now) : null
      if (change === null) continue
      const users = usersOf(context.before, 'function', { schema: old.schema, name: old.name })
      yield {
        message: `${old.name} ${change}.`,
        evidence:
          users.length > 0
            ? `${users.slice(0, 3).join(', ')} use${users.length === 1 ? 's' : ''} it.`
            : 'What uses it is not known.',
        confidence: users.length > 0 ? 0.85 : 0.6,
        entities: [id],
        fix: null,
      }
    }
  },
})

function changeOf(old: Routine, now: Routine): string | null {
  if (old.volatility !== now.volatility)
    return `was ${old.volatility.toUpperCase()} and becomes ${now.volatility.toUpperCase()}`
  if (old.securityDefiner !== now.securityDefiner)
    return now.securityDefiner ? "gets its owner's rights" : "loses its owner's rights"
  return null
}
