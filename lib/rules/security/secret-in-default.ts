import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { stringConstant } from '../expression.ts'
import { singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A password that is there by default is known by default. */
export const secretInDefault = tableRule({
  id: 'secret-in-default',
  title: 'Secret with a default',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC021'],
  tags: ['privacy'],
  detects: 'A text column for a password, secret, token or key whose default is a text that is not empty.',
  rationale:
    'Every row made without thinking has the same secret, and it stands in the script for all to read.',
  source: 'CWE-1392, Use of Default Credentials',
  ignoreWhen: 'The text says that there is none (`none`, `disabled`), and the program knows it.',
  remedy: 'Removes the default, so that an insert must bring the value.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (column.default === null || column.inherited || !isTextual(column.type) || !isSecret(column.name))
        continue
      const value = stringConstant(column.default)
      if (value === null || value.trim() === '' || none.has(value.toLowerCase())) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is the same secret in each row that does not bring one.`,
        evidence: 'Its default is a text.',
        confidence: 0.85,
        fix: fixOf(`Remove the default of ${label}.${column.name}`, 'weigh', {
          op: 'column.setDefault',
          table: ref,
          column: column.name,
          default: null,
        }),
      }
    }
  },
})

function isSecret(name: string): boolean {
  const words = wordsOf(name).map(singular)
  const last = words.at(-1) ?? ''
  const pair = words.slice(-2).join(' ')
  if (words.some((word) => about.has(word))) return false
  return (
    ['password', 'passwd', 'pwd', 'passphrase', 'passwort', 'secret', 'senha'].includes(last) ||
    pairs.has(pair)
  )
}

const about: ReadonlySet<string> = new Set([
  'policy',
  'hint',
  'type',
  'min',
  'max',
  'length',
  'expire',
  'status',
  'name',
  'reset',
  'scope',
])
const pairs: ReadonlySet<string> = new Set([
  'api key',
  'private key',
  'secret key',
  'access token',
  'auth token',
  'password hash',
  'encrypted password',
])
const none: ReadonlySet<string> = new Set(['none', 'disabled', '!', '*', 'x', 'null', 'locked', 'n/a'])
