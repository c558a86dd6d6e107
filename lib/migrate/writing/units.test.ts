import { expect, test } from 'vitest'
import { dialectOf } from '../../sql/index.ts'
import { planMigration } from '../plan-migration.ts'
import type { MigrationTool } from '../tools/tool.ts'
import { slugOf, unitsOf } from './units.ts'

const dialect = dialectOf('postgres')
const schemaOf = (text: string) => dialect.lower(dialect.parse(text)).schema
const plan = planMigration(
  schemaOf('CREATE TABLE t (id int PRIMARY KEY, a text);'),
  schemaOf(
    'CREATE TABLE t (id int PRIMARY KEY, a text); CREATE INDEX t_a ON t (a); CREATE TABLE u (id int);',
  ),
  { strategy: 'online' },
)

function versions(scheme: MigrationTool['versionScheme'], version: string, time: string | null = null) {
  const context = { title: 'Add u', version, time, hash: { name: 'none', of: () => '' } }
  return unitsOf(plan, context, scheme).map((unit) => unit.version)
}

test.each([
  ['sequence', '0009', null, ['0009', '0010']],
  ['semantic', '1.4.9', null, ['1.4.9', '1.4.10']],
  ['timestamp', '20231231235959', null, ['20231231235959', '20240101000000']],
  ['timestamp', '', '2024-05-06T07:08:09Z', ['20240506070809', '20240506070810']],
] as const)('%s versions count on from %s', (scheme, version, time, expected) => {
  expect(versions(scheme, version, time)).toEqual(expected)
})

test('what may not stand in a transaction is a unit of its own', () => {
  const context = { title: 'Add u', version: '1', time: null, hash: { name: 'none', of: () => '' } }
  const units = unitsOf(plan, context, 'sequence')
  expect(units.map(({ name, up }) => [name, up.transactional])).toEqual([
    ['add_u_1_expand_1', true],
    ['add_u_1_expand_2', false],
  ])
})

test.each([
  ['Orders → purchases, v2!', 'orders_purchases_v2'],
  ['Ünïcode', 'n_code'],
  ['…', 'migration'],
])('a title becomes part of a file name: %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})
