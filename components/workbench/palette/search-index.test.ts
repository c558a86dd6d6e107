import { describe, expect, it } from 'vitest'
import type { EntityId } from '@/lib/schema'
import { type EntryKind, type SearchEntry, searchEntries } from './search-index.ts'

const entry = (kind: EntryKind, place: string, name: string): SearchEntry => ({
  id: `${kind}:${place}.${name}` as EntityId,
  kind,
  name,
  place,
  haystack: `${place}.${name}`.toLowerCase(),
  nameAt: place.length + 1,
})

const entries = [
  entry('column', 'orders', 'customer_id'),
  entry('table', 'public', 'customers'),
  entry('table', 'public', 'customer_addresses'),
  entry('index', 'orders', 'orders_customer_idx'),
  entry('table', 'public', 'orders'),
  entry('column', 'customers', 'Email'),
]

const names = (query: string) => searchEntries(entries, query, 10).map((found) => found.name)

describe('searchEntries', () => {
  it('puts the exact name first', () => expect(names('orders')[0]).toBe('orders'))
  it('puts a start before an inside, tables before columns', () =>
    expect(names('customer')).toEqual([
      'customers',
      'customer_addresses',
      'customer_id',
      'orders_customer_idx',
      'Email',
    ]))
  it('asks every word to match', () =>
    expect(names('orders cust')).toEqual(['orders_customer_idx', 'customer_id']))
  it('finds by table and column with a dot', () => expect(names('customers.em')).toEqual(['Email']))
  it('falls back to letters in order', () => expect(names('cusadr')).toEqual(['customer_addresses']))
  it('finds nothing where nothing matches', () => expect(names('zebra')).toEqual([]))
  it('shows tables for no query', () =>
    expect(names('')).toEqual(['customers', 'customer_addresses', 'orders']))
  it('keeps to the limit', () => expect(searchEntries(entries, 'o', 2)).toHaveLength(2))
})
