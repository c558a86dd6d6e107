import type { Schema } from '../../schema/index.ts'
import type { Finding, RuleSeverity } from '../rule.ts'

/** What Athena says of a review in one sentence; the same findings always give the same words. */
export function headlineOf(findings: readonly Finding[], schema: Schema): string {
  if (schema.tables.size === 0) return 'There are no tables yet: nothing to review.'
  const counts: Record<RuleSeverity, number> = { error: 0, warning: 0, info: 0 }
  for (const finding of findings) counts[finding.severity]++
  const tables = numbered(schema.tables.size, 'table')
  const parts = [
    counts.error > 0 ? `${numbered(counts.error, 'thing')} to put right` : '',
    counts.warning > 0 ? `${numbered(counts.warning, 'thing')} to weigh` : '',
    counts.info > 0 ? `${numbered(counts.info, 'hint')}` : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return `I read ${tables} and have nothing to object to.`
  return `I read ${tables} and found ${listed(parts)}.`
}

function numbered(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
