import { clearPassword } from '../passwords.ts'
import { migrationRule } from './reading/rule.ts'

/** A password in a migration is in the repository for ever. */
export const passwordInMigration = migrationRule({
  id: 'password-in-migration',
  title: 'Password written into the migration',
  severity: 'error',
  catalogue: ['SEC021'],
  tags: ['privacy'],
  detects:
    'CREATE or ALTER of a role, user, group or user mapping with a PASSWORD that is no SCRAM or MD5 digest and no place which a ' +
    'tool fills in.',
  rationale:
    'The file lies in the repository and its history, the statement in the log of the server. A password that was once ' +
    'committed must be changed, not deleted.',
  source: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
  ignoreWhen: 'It is the database of a test, and the password opens nothing else.',
  remedy:
    'None: set it from a secret store (`\\password`, or a variable of the tool), and change it if the file was shared.',
  fixable: false,
  *checkStatement({ statement }) {
    const { tokens } = statement
    const [verb, ...words] = tokens.slice(0, 3).map(({ value }) => value)
    if ((verb !== 'create' && verb !== 'alter') || !words.some((word) => kinds.has(word))) return
    const password = clearPassword(tokens)
    if (!password) return
    yield {
      at: { from: password.from, to: password.to },
      message: `The password of ${tokens[words[0] === 'user' && words[1] === 'mapping' ? 4 : 2]?.value ?? 'a role'} stands in the file.`,
      evidence: 'PASSWORD is followed by a text that is no digest.',
      confidence: 0.9,
      fix: null,
    }
  },
})

const kinds: ReadonlySet<string> = new Set(['role', 'user', 'group'])
