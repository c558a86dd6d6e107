import { expect, it } from 'vitest'
import type { Finding, RuleCategory, RuleSeverity } from '../../lib/rules/index.ts'
import {
  filterCounts,
  fittingFindings,
  isNarrowed,
  isWaived,
  openFindings,
  type ReviewFilter,
  toggled,
  wholeReview,
} from './review-filter.ts'

const finding = (key: string, severity: RuleSeverity, category: RuleCategory): Finding => ({
  key,
  rule: `${category}-rule`,
  severity,
  category,
  entities: [],
  message: `Table ${key} is odd`,
  evidence: '',
  confidence: 1,
  fix: null,
})
const all = [
  finding('orders', 'error', 'design'),
  finding('customers', 'warning', 'design'),
  finding('items', 'warning', 'indexing'),
]
const filter = (part: Partial<ReviewFilter>): ReviewFilter => ({ ...wholeReview, ...part })
const keys = (part: Partial<ReviewFilter>) => fittingFindings(all, filter(part)).map(({ key }) => key)

it.each<[Partial<ReviewFilter>, readonly string[]]>([
  [{}, ['orders', 'customers', 'items']],
  [{ severities: new Set(['warning']) }, ['customers', 'items']],
  [{ severities: new Set(['warning', 'error']), categories: new Set(['design']) }, ['orders', 'customers']],
  [{ search: 'TABLE  customers' }, ['customers']],
  [{ search: 'indexing-rule' }, ['items']],
  [{ search: 'customers items' }, []],
])('%j leaves %j', (part, expected) => expect(keys(part)).toEqual(expected))

it('counts each choice beside what is chosen of the other kind', () => {
  const counts = filterCounts(all, filter({ severities: new Set(['warning']) }))
  expect([...counts.bySeverity]).toEqual([
    ['error', 1],
    ['warning', 2],
  ])
  expect([...counts.byCategory]).toEqual([
    ['design', 1],
    ['indexing', 1],
  ])
})

it('leaves dismissed findings out, also under the name of something every object has', () => {
  const odd = [...all, finding('toString', 'info', 'naming')]
  const dismissals = { orders: { reason: 'so be it', at: '2026-01-01T00:00:00Z' } }
  expect(openFindings(odd, dismissals).map(({ key }) => key)).toEqual(['customers', 'items', 'toString'])
  expect(openFindings(odd, dismissals)).toBe(openFindings(odd, dismissals))
})

it('waives until a day, with that day', () => {
  const now = new Date()
  const days = (count: number): string => {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + count, 12)
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
  }
  const waived = (until?: string) =>
    isWaived({ k: { reason: 'so be it', at: '', ...(until === undefined ? {} : { until }) } }, 'k')
  expect([waived(), waived(days(0)), waived(days(40)), waived(days(-1))]).toEqual([true, true, true, false])
})

it('is narrowed by any choice, and not by blanks', () => {
  expect(isNarrowed(wholeReview)).toBe(false)
  expect(isNarrowed(filter({ search: '  ' }))).toBe(false)
  expect(isNarrowed(filter({ categories: toggled(new Set<RuleCategory>(), 'naming') }))).toBe(true)
  expect(isNarrowed(filter({ categories: toggled(new Set<RuleCategory>(['naming']), 'naming') }))).toBe(false)
})
