import { describe, expect, it } from 'vitest'
import { numberOf, plural, singular, singularName, snakeCase, wordsOf } from './names.ts'

describe('reading names', () => {
  it.each([
    ['created_at', ['created', 'at']],
    ['createdAt', ['created', 'at']],
    ['HTTPServerURL', ['http', 'server', 'url']],
    ['SalesOrderID', ['sales', 'order', 'id']],
    ['price list', ['price', 'list']],
    ['größeInCm', ['größe', 'in', 'cm']],
    ['__x__', ['x']],
    ['', []],
  ])('%s is made of %j', (name, words) => {
    expect(wordsOf(name)).toEqual(words)
    expect(snakeCase(name)).toBe(words.join('_'))
  })

  it.each([
    ['orders', 'order'],
    ['categories', 'category'],
    ['boxes', 'box'],
    ['classes', 'class'],
    ['people', 'person'],
    ['children', 'child'],
    ['indices', 'index'],
    ['movies', 'movie'],
    ['statuses', 'status'],
    ['purchases', 'purchase'],
    ['batches', 'batch'],
    ['warehouses', 'warehouse'],
    ['clauses', 'clause'],
    ['campuses', 'campus'],
    ['sizes', 'size'],
    ['prizes', 'prize'],
    ['quizzes', 'quiz'],
    ['blitzes', 'blitz'],
    ['databases', 'database'],
    ['leases', 'lease'],
    ['responses', 'response'],
    ['shelves', 'shelf'],
    ['crises', 'crisis'],
    ['calories', 'calorie'],
    ['appendices', 'appendix'],
    ['taxes', 'tax'],
    ['branches', 'branch'],
    ['companies', 'company'],
    ['bonuses', 'bonus'],
  ])('%s are many of %s', (many, one) => {
    expect(singular(many)).toBe(one)
    expect(singular(one)).toBe(one)
    expect(plural(one)).toBe(many)
    expect(numberOf(many)).toBe('many')
  })

  it.each(['metadata', 'news', 'series', 'status', 'address', 'data', 'staff', 'sms'])(
    '%s does not tell',
    (word) => {
      expect(singular(word)).toBe(word)
      expect(numberOf(word)).toBe('unknown')
    },
  )

  it('takes the last word of a table name', () => {
    expect(singularName('order_items')).toBe('order_item')
    expect(singularName('UserProfiles')).toBe('user_profile')
  })
})
