import { describe, expect, it } from 'vitest'
import { reviewMigration } from './engine.ts'
import { inMigrationOrder, migrationName } from './order.ts'

describe('names of migrations', () => {
  it.each([
    ['V2.1__add_orders.sql', 'V2.1', 'count', 'both'],
    ['U2.1__add_orders.sql', 'U2.1', 'count', 'down'],
    ['0007_orders.up.sql', '0007', 'count', 'up'],
    ['0007_orders.down.sql', '0007', 'count', 'down'],
    ['20260131120000_add_orders.sql', '20260131120000', 'time', 'both'],
    ['20260131120000_add_orders/migration.sql', '20260131120000', 'time', 'both'],
    ['2026-01-31_orders.sql', '2026', 'count', 'both'],
    ['0007-orders.sql', '0007', 'count', 'both'],
  ])('%s is version %s', (path, version, kind, way) => {
    expect(migrationName(path)).toMatchObject({ version, kind, way })
  })

  it.each(['R__views.sql', 'readme.md', 'seed.sql', 'schema.sql'])('%s is none', (path) => {
    expect(migrationName(path)).toBeNull()
  })

  it('go by number, not by letters, and only forward', () => {
    const order = inMigrationOrder(['V10__c.sql', 'V9__b.sql', 'U9__b.sql', 'V1.2__a.sql', 'README.md'])
    expect(order.ok && order.value.map(({ path }) => path)).toEqual([
      'V1.2__a.sql',
      'V9__b.sql',
      'V10__c.sql',
    ])
    expect(inMigrationOrder(['a.sql']).ok).toBe(false)
  })
})

describe('the order of a folder', () => {
  const told = (path: string, ...others: readonly string[]) =>
    reviewMigration('ALTER TABLE t ADD COLUMN a int;', {
      dialect: 'postgres',
      path,
      siblings: [path, ...others],
    })
      .filter(({ rule }) => rule === 'out-of-order')
      .map(({ message }) => message)

  it.each([
    ['two of a version', '002_b.sql', ['001_a.sql', '002_a.sql'], 'twice'],
    ['a count among times', '7_x.sql', ['20260101000000_a.sql', '20260102000000_b.sql'], 'counted among'],
    ['a gap', '0005_x.sql', ['0001_a.sql', '0002_b.sql', '0003_c.sql'], 'between version 3 and 5'],
    ['no way back', '0002_x.up.sql', ['0001_a.up.sql', '0001_a.down.sql'], 'no way back'],
  ])('%s is told', (_, path, others, words) => {
    expect(told(path, ...others).join(' ')).toContain(words)
  })

  it.each([
    ['one by one', '0003_x.sql', ['0001_a.sql', '0002_b.sql']],
    ['in tens', '030_x.sql', ['010_a.sql', '020_b.sql']],
    ['by time', '20260203000000_x.sql', ['20260101000000_a.sql']],
    ['by release', 'V2.0__x.sql', ['V1.0__a.sql', 'V1.1__b.sql']],
    ['alone', '0009_x.sql', []],
  ])('%s is quiet', (_, path, others) => {
    expect(told(path, ...others)).toEqual([])
  })
})
