import { entityId, type OpaqueObject } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { clearPassword, hasPassword } from '../passwords.ts'

/** A password in a script is everybody's. */
export const passwordInScript = objectRule({
  id: 'password-in-script',
  title: 'Password written into the script',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC021', 'SEC026'],
  tags: ['privacy'],
  detects:
    'CREATE ROLE or USER with a PASSWORD that is no SCRAM or MD5 digest, and a password in a user mapping or in the connection of ' +
    'a subscription.',
  rationale:
    'The script lies in the repository, in its history, in the log of the server and of the tool that ran it. A password ' +
    'that was once committed must be changed, not deleted.',
  source:
    'https://www.postgresql.org/docs/current/sql-createrole.html; https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ignoreWhen: 'It is the database of a test, and the password opens nothing else.',
  remedy:
    'None: take it out of the script, change it, and set it from a secret store (`\\password`, or a variable of the tool).',
  fixable: false,
  of: ['objects'],
  *check({ schema, facts }) {
    for (const object of schema.objects.values()) {
      const where = kinds.has(object.kind) ? passwordOf(object) : null
      if (where === null) continue
      yield {
        entities: [object.id, entityId('schema', facts.home)],
        message: `The password of the ${object.kind} ${object.name} stands in the script.`,
        evidence: where,
        confidence: 0.9,
        fix: null,
      }
    }
  },
})

function passwordOf({ definition, kind }: OpaqueObject): string | null {
  const tokens = tokensOf(definition)
  if (kind === 'subscription' && tokens.some((token) => token.kind === 'string' && hasPassword(token.value)))
    return 'Its CONNECTION has password=….'
  return clearPassword(tokens) ? 'PASSWORD is followed by a text that is no digest.' : null
}

const kinds: ReadonlySet<string> = new Set(['role', 'user', 'group', 'user mapping', 'subscription'])
