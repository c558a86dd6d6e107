import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOps, findTable, parseOps, type SchemaOp } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { applyChange } from '../text/index.ts'
import { findDisagreement } from './agree.ts'
import { type DocumentState, editDocument, openDocument } from './index.ts'
import { anyDraw, drawOp } from './samples/random-ops.ts'
import { qualifyOp } from './write/qualify.ts'
import { leniencyOf } from './write/write-op.ts'
import { writeOps } from './write/write-ops.ts'

/** Texts as awkward as people write them: comments in every gap, no last semicolon, one name in three schemas. */
const folder = join(import.meta.dirname, 'samples', 'nasty')
const port = dialectOf('postgres')

/** What may be refused: no statement moves a column, or puts one before those of a parent; keys reach heirs. */
function mayBeRefused(state: DocumentState, op: SchemaOp): boolean {
  if (op.op === 'column.add') return (findTable(state.schema, op.table)?.inherits.length ?? 0) > 0
  if (op.op === 'primaryKey.set') {
    return [...state.schema.tables.values()].some((each) => each.inherits.length > 0)
  }
  return op.op === 'column.move' || op.op === 'column.setIdentity'
}

function comments(text: string): readonly string[] {
  return text.match(/--[^\r\n]*|\/\*.*?\*\//g) ?? []
}

function check(state: DocumentState, op: SchemaOp): void {
  const told = JSON.stringify(op)
  const meant = applyOps(state.schema, [op], port)
  const written = writeOps(state, [op])
  if (!meant.ok || !written.ok) {
    if (meant.ok && !written.ok && !mayBeRefused(state, op))
      throw new Error(`${told}: ${written.error.message}`)
    expect(written.ok, told).toBe(false)
    return
  }
  const text = applyChange(state.text, written.value.change)
  const whole = openDocument(text, 'postgres')
  const leniency = leniencyOf(state, written.value.change, [op])
  expect(findDisagreement(state.schema, meant.value, whole.schema, leniency), told).toBeNull()
  const { schema } = editDocument(state, written.value.change).state
  expect([...schema.tables.values()], told).toEqual([...whole.schema.tables.values()])
  if (!/drop|rename|setSchema/i.test(op.op)) {
    for (const comment of comments(state.text)) expect(text, told).toContain(comment)
  }
}

describe('S4, S5, S12: any op on awkward texts', () => {
  for (const file of readdirSync(folder).sort()) {
    it(`S4, S5, S12: ${file}`, () => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      for (const each of [text, text.replaceAll('\n', '\r\n')]) {
        const state = openDocument(each, 'postgres')
        fc.assert(
          fc.property(anyDraw, (draw) => {
            const given = drawOp(state.schema, draw)
            if (given) check(state, qualifyOp(state.schema, parseOps([given])[0] as SchemaOp))
          }),
          { numRuns: 150 },
        )
      }
    })
  }
})
