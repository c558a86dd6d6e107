import { expect, it } from 'vitest'
import type { Finding, RuleSeverity } from '@/lib/rules'
import { type EntityId, entityId } from '@/lib/schema'
import { findingBadges } from './badges'

const orders = entityId('table', 'public', 'orders')
const key = entityId('foreignKey', 'public', 'orders', 'orders_customer_fkey')
const column = entityId('column', 'public', 'orders', 'note')
const about = (severity: RuleSeverity, ...entities: EntityId[]): Finding => ({
  key: `${severity} ${entities.join()}`,
  rule: 'some-rule',
  severity,
  category: 'design',
  entities,
  message: '',
  evidence: '',
  confidence: 1,
  fix: null,
})

it('counts what is in a table on its card, and what is about a key on its line too', () => {
  const { nodes, edges } = findingBadges([
    about('info', column),
    about('warning', key, column),
    about('info', key),
    about('error'),
    about('info', column, key),
  ])
  expect([...nodes]).toEqual([[orders, { count: 4, worst: 'warning' }]])
  expect([...edges]).toEqual([[key, { count: 2, worst: 'warning' }]])
})

it('counts for the card that a partition is folded into', () => {
  const partition = entityId('table', 'public', 'orders_2025')
  const { nodes } = findingBadges(
    [about('info', orders), about('error', partition)],
    new Map([[partition, orders]]),
  )
  expect([...nodes]).toEqual([[orders, { count: 2, worst: 'error' }]])
})
