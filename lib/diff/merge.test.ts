import { expect, it } from 'vitest'
import { applyOps } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { diffSchemas } from './diff-schemas.ts'
import { mergeSchemas, openConflicts } from './merge.ts'

const dialect = dialectOf('postgres')
const read = (text: string) => dialect.lower(dialect.parse(text)).schema

const table = (columns: string) => `CREATE TABLE users (id int PRIMARY KEY${columns});\n`
const base = table(', mail text, age int')

it.each<readonly [string, string, string, string]>([
  [
    'what only they changed',
    table(', mail text NOT NULL, age int'),
    base,
    table(', mail text NOT NULL, age int'),
  ],
  ['what only we changed', base, table(', mail text, age bigint'), table(', mail text, age bigint')],
  [
    'both where they meet nowhere',
    `${base}CREATE INDEX by_age ON users (age);`,
    table(', mail text, age int, born date'),
    `${table(', mail text, age int, born date')}CREATE INDEX by_age ON users (age);`,
  ],
  [
    'the same on both sides',
    `${table(', mail text, age int, born date')}CREATE TABLE logs (id int);`,
    table(', mail text, age int, born date'),
    `${table(', mail text, age int, born date')}CREATE TABLE logs (id int);`,
  ],
  [
    'a column for what we renamed',
    table(', mail text, age int, born date'),
    base.replace('users', 'people'),
    table(', mail text, age int, born date').replace('users', 'people'),
  ],
  [
    'a rename',
    table(', email text, age int'),
    table(', mail text, age bigint'),
    table(', email text, age bigint'),
  ],
  ['what they dropped', table(', age int'), table(', mail text, age bigint'), table(', age bigint')],
])('takes over %s', (_what, theirs, ours, merged) => {
  const [from, other, own] = [read(base), read(theirs), read(ours)]
  const merge = mergeSchemas(from, other, own, dialect)
  expect(merge.conflicts).toEqual([])
  const result = applyOps(own, merge.ops, dialect)
  if (!result.ok) throw new Error(result.error.message)
  const left = diffSchemas(result.value, read(merged), dialect, { assume: 'drops' }).ops
  expect(left.filter(({ op }) => op !== 'column.move')).toEqual([])
  const again = mergeSchemas(from, other, result.value, dialect)
  expect(again.ops).toEqual([])
  expect(openConflicts(again.conflicts, result.value, other, dialect)).toEqual([])
})

it.each<readonly [string, string, string, RegExp]>([
  [
    'a type changed twice',
    table(', mail text, age bigint'),
    table(', mail text, age numeric'),
    /changed here in/,
  ],
  [
    'what they dropped and we changed',
    table(', age int'),
    table(', mail text NOT NULL, age int'),
    /changed here$/,
  ],
  [
    'what they changed and we dropped',
    table(', mail text NOT NULL, age int'),
    table(', age int'),
    /dropped here/,
  ],
  ['a name used twice', `${base}CREATE TABLE t (a int);`, `${base}CREATE TABLE t (b int);`, /added here/],
  [
    'a table renamed twice',
    base.replace('users', 'people'),
    base.replace('users', 'members'),
    /renamed here/,
  ],
])('leaves %s as it is here, and tells', (_what, theirs, ours, because) => {
  const [other, own] = [read(theirs), read(ours)]
  const { ops, conflicts } = mergeSchemas(read(base), other, own, dialect)
  expect(ops).toEqual([])
  expect(conflicts.map((conflict) => conflict.because).join('\n')).toMatch(because)
  expect(openConflicts(conflicts, own, other, dialect)).toEqual(conflicts)
  expect(openConflicts(conflicts, other, other, dialect)).toEqual([])
})
