import type { Column } from '../../schema/index.ts'
import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Passwords are hashed, keys are encrypted. */
export const secretInClear = tableRule({
  id: 'secret-in-clear',
  title: 'Password or secret in the clear',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC021', 'SEC014'],
  tags: ['privacy'],
  detects:
    'A text column named password, secret, api key, card number or the like, with no word for a hash or cipher in its name.',
  rationale:
    'One leaked backup, log line or read-only account gives every secret away. A password needs a slow hash ' +
    '(argon2, bcrypt), a token a fast one, a key that must be read again encryption outside the database.',
  source: 'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
  ignoreWhen:
    'The column holds a hash or cipher text under a plain name; a comment that says so keeps the next reader calm.',
  remedy:
    'Asks how the values are protected: hashed by the application, which the name then says, or otherwise, which a comment says.',
  fixable: false,
  guided: true,
  *check({ table, label, ref, columns }) {
    for (const column of table.columns) {
      if (!isTextual(column.type) || column.inherited) continue
      const kind = secretKind(column)
      if (!kind || isProtected(column)) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} seems to hold ${kind} in the clear.`,
        evidence: `It is ${column.type.display}, and its name does not say that it is hashed or encrypted.`,
        confidence: kind === 'a password' ? 0.7 : 0.6,
        fix: null,
        guide: {
          question: `How is ${label}.${column.name} protected?`,
          choices: [
            ...(columns.has(`${column.name}_hash`)
              ? []
              : [
                  fixOf('The application stores a hash only', 'weigh', {
                    op: 'column.rename' as const,
                    table: ref,
                    column: column.name,
                    to: `${column.name}_hash`,
                  }),
                ]),
            fixOf('It is encrypted already: say so', 'safe', {
              op: 'column.setComment',
              table: ref,
              column: column.name,
              comment: `${column.comment ? `${column.comment} ` : ''}Encrypted by the application.`,
            }),
          ],
        },
      }
    }
  },
})

function secretKind(column: Column): string | null {
  const words = wordsOf(column.name).map(singular)
  const last = words.at(-1) ?? ''
  const pair = words.slice(-2).join(' ')
  if (passwords.has(last)) return 'a password'
  if (last === 'secret' || secrets.has(pair)) return 'a secret'
  return cards.has(pair) || last === 'cvv' || last === 'cvc' ? 'card data' : null
}

/** Whether the name, the comment or the length says that it is a hash or cipher text. */
function isProtected(column: Column): boolean {
  const words = [...wordsOf(column.name), ...wordsOf(column.comment ?? '')]
  if (words.some((word) => safe.has(word))) return true
  const length = column.type.args[0]
  return length !== undefined && hashLengths.has(length)
}

const passwords: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'passwort',
  'contrasena',
  'senha',
])
const secrets: ReadonlySet<string> = new Set([
  'api key',
  'private key',
  'secret key',
  'access token',
  'refresh token',
  'auth token',
])
const cards: ReadonlySet<string> = new Set(['card number', 'cc number', 'security code'])
const safe: ReadonlySet<string> = new Set(
  'encrypted hash hashed digest crypt cipher ciphertext bcrypt argon2 scrypt pbkdf2 encryption masked salted id path name url'.split(
    ' ',
  ),
)
const hashLengths: ReadonlySet<string> = new Set(['32', '40', '56', '60', '64', '96', '97', '128'])
