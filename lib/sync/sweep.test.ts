import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyOps, parseOps, type SchemaOpInput, type Table } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { applyChange } from '../text/index.ts'
import { findDisagreement } from './agree.ts'
import type { DocumentState } from './document.ts'
import { editDocument, openDocument } from './open.ts'
import { writeOps } from './write/write-ops.ts'

const corpus = join(import.meta.dirname, '..', 'sql', 'fixtures', 'corpus')
const dialect = dialectOf('postgres')
const port = { canonicalType: dialect.canonicalType, quote: dialect.quote }

/** The commonest ops on one table; a partition takes its columns from its parent. */
function opsFor(table: Table, n: number): readonly SchemaOpInput[] {
  const ref = `${table.schema}.${table.name}`
  const rename: SchemaOpInput = { op: 'table.rename', table: ref, to: 'zz_renamed' }
  const column = table.columns[n % table.columns.length]
  if (table.partitionOf || !column || column.inherited) return [rename]
  return [
    rename,
    { op: 'column.rename', table: ref, column: column.name, to: 'zz_renamed' },
    { op: 'column.setType', table: ref, column: column.name, type: 'varchar(77)' },
    { op: 'column.add', table: ref, column: { name: 'zz_new', type: 'text' }, after: column.name },
    { op: 'column.drop', table: ref, column: column.name },
  ]
}

/** Writes the op and compares what is read with what is meant, by increments or from the whole text. */
function check(state: DocumentState, given: SchemaOpInput, reading: 'whole' | 'increment'): string | null {
  const ops = parseOps([given])
  const meant = applyOps(state.schema, ops, port)
  if (!meant.ok) return meant.error.message
  const written = writeOps(state, ops)
  if (!written.ok) return written.error.message
  const read =
    reading === 'whole'
      ? openDocument(applyChange(state.text, written.value.change), 'postgres')
      : editDocument(state, written.value.change).state
  return findDisagreement(state.schema, meant.value, read.schema)
}

/** Every how many-th table is swept: all of them, but for the file of over a thousand. */
const files: readonly (readonly [string, number])[] = [
  ['quartz', 1],
  ['chinook', 1],
  ['sakila', 1],
  ['pagila', 1],
  ['danbooru', 1],
  ['adventureworks', 1],
  ['gitlab', 400],
]

describe('S4: the commonest ops on every table of real schemas', () => {
  for (const [file, step] of files) {
    it(`S4: ${file}`, { timeout: 300_000 }, () => {
      const state = openDocument(readFileSync(join(corpus, `${file}.sql`), 'utf8'), 'postgres')
      const wrong: string[] = []
      for (const [at, table] of [...state.schema.tables.values()].entries()) {
        if (at % step !== 0) continue
        for (const op of opsFor(table, at)) {
          const difference = check(state, op, at % 16 === 0 ? 'whole' : 'increment')
          if (difference !== null) wrong.push(`${JSON.stringify(op)}: ${difference}`)
        }
      }
      expect(wrong).toEqual([])
    })
  }
})
