import type { Finding } from '../rules/index.ts'
import type { FindingsMessage } from './protocol.ts'

/** What to send of `after` to one who has `before`. */
export function findingsDelta(
  before: readonly Finding[],
  after: readonly Finding[],
): Pick<FindingsMessage, 'put' | 'order'> {
  const known = new Map(before.map((finding) => [finding.key, finding]))
  const put = after.filter((finding) => {
    const was = known.get(finding.key)
    return !was || (was !== finding && JSON.stringify(was) !== JSON.stringify(finding))
  })
  const same = before.length === after.length && after.every((finding, i) => finding.key === before[i]?.key)
  return { put, order: same ? null : after.map((finding) => finding.key) }
}

/** The findings after a message; those it does not put are the same objects as before. */
export function applyFindings(before: readonly Finding[], message: FindingsMessage): readonly Finding[] {
  if (message.put.length === 0 && !message.order) return before
  const known = new Map(before.map((finding) => [finding.key, finding]))
  for (const finding of message.put) known.set(finding.key, finding)
  const order = message.order ?? before.map((finding) => finding.key)
  return order.map((key) => {
    const finding = known.get(key)
    if (!finding)
      throw new Error(`worker: revision ${message.revision} lists finding ${key} but never put it`)
    return finding
  })
}
