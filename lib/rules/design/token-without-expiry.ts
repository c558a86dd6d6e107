import { isBoolean, isInstant, isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** What opens a door must stop to open it one day. */
export const tokenWithoutExpiry = tableRule({
  id: 'token-without-expiry',
  title: 'Session or token that never expires',
  category: 'design',
  severity: 'info',
  tags: ['privacy', 'history'],
  catalogue: ['SCH030'],
  detects: 'A table of sessions, tokens, invitations or one-time codes without a time at which they end.',
  rationale:
    'A token that leaks from a backup or a log works for ever, and the table only grows. With the time of ' +
    'expiry in the row, both the check and the clean-up are one condition.',
  source:
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
  ignoreWhen: 'The life of a token follows from its time of creation in the program.',
  remedy: 'Adds `expires_at`, to be filled for the rows that are there.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    const words = wordsOf(table.name).map(singular)
    const last = words.at(-1) ?? ''
    const kind = credentials.has(last) ? last : credentials.has(`${words.at(-2)} ${last}`) ? last : null
    if (last === 'session' && words.length > 1 && !people.has(words.at(-2) ?? '')) return
    // Partitions by time are dropped with all that is in them.
    if (table.partitionBy?.strategy === 'range') return
    if (kind === null || columns.has('expires_at') || table.inherits.length > 0 || isCredentialOf(words))
      return
    if (
      !table.columns.some(
        (column) => isTextual(column.type) || column.type.name === 'bytea' || column.type.name === 'uuid',
      )
    )
      return
    if (table.columns.some((column) => wordsOf(column.name).some((word) => ending.has(word)))) return
    if (table.columns.some((column) => isBoolean(column.type) && column.name === 'used')) return
    const times = table.columns.filter((column) => isInstant(column.type)).map((column) => column.name)
    yield {
      entities: [table.id],
      message: `${label} does not say when a row of it stops to be valid.`,
      evidence: times.length > 0 ? `Its only times are ${times.join(', ')}.` : 'It has no time at all.',
      confidence: 0.55,
      fix: fixOf(`Add expires_at to ${label}`, 'weigh', {
        op: 'column.add',
        table: ref,
        column: { name: 'expires_at', type: 'timestamptz' },
      }),
    }
  },
})

/** Device and push tokens are addresses, security tokens of a key store are settings. */
function isCredentialOf(words: readonly string[]): boolean {
  return words.some((word) => addresses.has(word))
}

const credentials: ReadonlySet<string> = new Set([
  'session',
  'token',
  'otp',
  'invitation',
  'invite',
  'password reset',
  'magic link',
  'verification code',
  'one time code',
])
const ending: ReadonlySet<string> = new Set(
  'expires expiry expire expired expiration expiring ttl until end ended ends logout valid lifetime timeout closed finished'.split(
    ' ',
  ),
)
const addresses: ReadonlySet<string> = new Set(
  'device push fcm apns lexer bpe work training chat game exercise class meeting'.split(' '),
)
/** Whose or what sessions one logs on with. */
const people: ReadonlySet<string> = new Set(
  'user login auth web browser active account customer member admin http'.split(' '),
)
