import { columnTypeRule } from '../column-type-rule.ts'
import { isTextual } from '../column-types.ts'
import { wordsOf } from '../names.ts'

/** `inet` knows addresses and networks. */
export const ipAddressAsText = columnTypeRule({
  id: 'ip-address-as-text',
  title: 'IP address stored as text',
  catalogue: ['TY018'],
  tags: ['integrity', 'space'],
  severity: 'info',
  detects: 'A text column named ip, ip_address or remote_addr.',
  rationale:
    'Text cannot say whether an address lies in a network, sorts 10 before 9, keeps several spellings of one ' +
    'IPv6 address apart, and accepts anything.',
  source: 'https://www.postgresql.org/docs/current/datatype-net-types.html',
  ignoreWhen: 'Host names, or addresses cut for privacy, may stand there as well.',
  remedy: 'Changes the type to `inet`, casting stored values.',
  judge(column, { label, quote }) {
    const words = wordsOf(column.name)
    const last = words.at(-1) ?? ''
    const named =
      last === 'ip' ||
      last === 'ipv4' ||
      last === 'ipv6' ||
      words.join('_').endsWith('ip_address') ||
      last === 'remoteaddr'
    if (!isTextual(column.type) || !named || column.default !== null) return null
    return {
      message: `${label}.${column.name} holds an IP address as text.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.7,
      type: 'inet',
      using: `${quote(column.name)}::inet`,
    }
  },
})
