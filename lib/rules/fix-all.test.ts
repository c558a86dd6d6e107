import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { editDocument, openDocument, writeOps } from '../sync/index.ts'
import { reviewSchema } from './engine.ts'
import { fixAll } from './fix-all.ts'
import type { Finding } from './rule.ts'

const corpus = join(dirname(fileURLToPath(import.meta.url)), '../sql/fixtures/corpus')

describe('fixing many findings at once', () => {
  it('takes a fix whole or not at all, and the first of two that fight', () => {
    const { schema } = openDocument('CREATE TABLE a (id int, x int DEFAULT 1);', 'postgres')
    const set = (value: string): Finding =>
      ({
        ...reviewSchema(schema)[0],
        key: value,
        fix: {
          title: value,
          safe: true,
          ops: [
            { op: 'column.setDefault', table: 'public.a', column: 'x', default: value },
            { op: 'column.setComment', table: 'public.a', column: 'x', comment: 'same' },
          ],
        },
      }) as Finding
    const merged = fixAll(schema, [set('1'), set('2')])
    expect(merged.fixed.map((finding) => finding.key)).toEqual(['1'])
    expect(merged.left.map((finding) => finding.key)).toEqual(['2'])
    expect(merged.ops).toHaveLength(2)
  })

  it('leaves findings without a fix', () => {
    const { schema } = openDocument(
      'CREATE TABLE a (id bigint PRIMARY KEY, email text PRIMARY KEY);',
      'postgres',
    )
    const without = reviewSchema(schema).filter((finding) => finding.fix === null)
    expect(fixAll(schema, without).ops).toEqual([])
    expect(fixAll(schema, without).left).toEqual(without)
  })

  it('renames last, so that other ops still find their objects', () => {
    const { schema } = openDocument(
      'CREATE TABLE one (id bigint PRIMARY KEY); CREATE TABLE two (id bigint PRIMARY KEY);' +
        'CREATE TABLE "Three" (id bigint PRIMARY KEY, "At" timestamp); CREATE TABLE four (id bigint PRIMARY KEY);',
      'postgres',
    )
    const found = reviewSchema(schema).filter((finding) =>
      ['mixed-case-name', 'timestamp-without-time-zone'].includes(finding.rule),
    )
    const { ops, left } = fixAll(schema, found)
    expect(left).toEqual([])
    expect(ops.map((op) => op.op)).toEqual(['column.setType', 'column.rename', 'table.rename'])
  })

  it.each(['pagila', 'sakila', 'chinook', 'quartz'])(
    'all safe fixes of %s are written and clear their findings',
    (file) => {
      const before = openDocument(readFileSync(join(corpus, `${file}.sql`), 'utf8'), 'postgres')
      const safe = reviewSchema(before.schema).filter((finding) => finding.fix?.safe)
      const { ops, fixed } = fixAll(before.schema, safe)
      const written = writeOps(before, ops)
      if (!written.ok) throw new Error(`${written.error.code}: ${written.error.message}`)
      const after = editDocument(before, written.value.change).state
      const still = new Set(reviewSchema(after.schema).map((finding) => finding.key))
      expect(fixed.filter((finding) => still.has(finding.key)).map((finding) => finding.key)).toEqual([])
      expect(after.diagnostics.length).toBeLessThanOrEqual(before.diagnostics.length)
    },
  )
})
