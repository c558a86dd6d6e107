import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** Whoever used the privilege a second ago fails. */
export const privilegeRevoked = migrationRule({
  id: 'privilege-revoked',
  title: 'Privilege revoked while clients use it',
  severity: 'warning',
  catalogue: ['SEC019'],
  tags: ['operations'],
  detects:
    'REVOKE on a relation, schema or routine that the migration did not make itself, from a role other than PUBLIC.',
  rationale:
    'Privileges are checked at each statement: applications and jobs that run under the role fail at their next one, in the ' +
    'middle of what they do.',
  source: 'https://github.com/stripe/pg-schema-diff (AUTHZ_UPDATE hazard)',
  ignoreWhen:
    'Nothing has used it for a while (the log tells), or it is granted anew in the same transaction.',
  remedy: 'None: ship applications that do without it first, then revoke in a migration of its own.',
  fixable: false,
  *checkFile({ steps }) {
    for (const step of steps) {
      const { node } = step.statement
      if (node.kind !== 'revoke') continue
      const roles = node.grantees.map(({ value }) => value).filter((role) => role.toLowerCase() !== 'public')
      const targets = node.targets.filter(({ name }) => name.parts.length > 0 && !step.isFresh(name))
      if (roles.length === 0 || (node.targets.length > 0 && targets.length === 0)) continue
      const again = steps.some(({ index, statement }) => {
        const later = statement.node
        return (
          index > step.index &&
          later.kind === 'grant' &&
          roles.every((role) => later.grantees.some(({ value }) => value === role))
        )
      })
      if (again) continue
      yield {
        step,
        message: `${roles.join(', ')} loses ${node.privileges.map(({ name }) => name.toUpperCase()).join(', ')}${targets.length > 0 ? ` on ${targets.map(({ name }) => spoken(name)).join(', ')}` : ''} at once.`,
        evidence: 'What runs under the role fails at its next statement.',
        confidence: 0.75,
        fix: null,
      }
    }
  },
})
