import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyOps, parseOps, type SchemaOp } from './schema/index.ts'
import { dialectOf } from './sql/index.ts'
import { openDocument } from './sync/index.ts'
import { writtenCases } from './sync/samples/written-cases.ts'
import { qualifyOp } from './sync/write/qualify.ts'
import { writeOps } from './sync/write/write-ops.ts'
import { applyChange } from './text/index.ts'
import { altersFor, makeWriteTrial, type WriteTrial } from './write-trial.ts'

/**
 * What a text makes after an op is what the text before makes and the op's own statements then change: the
 * engine's own words for every view, constraint, index, policy, rule, trigger and routine are compared.
 */
describe('texts after an op', () => {
  let trial: WriteTrial
  beforeAll(async () => {
    trial = await makeWriteTrial('', openDocument('', 'postgres'))
  }, 120_000)
  afterAll(() => trial.close())

  it.each(writtenCases)('$title', async ({ sql, op: given }) => {
    const state = openDocument(sql, 'postgres')
    const op = qualifyOp(state.schema, parseOps([given])[0] as SchemaOp)
    const meant = applyOps(state.schema, [op], dialectOf('postgres'))
    const written = writeOps(state, [op])
    if (!meant.ok || !written.ok) throw new Error('the op cannot be written')
    const wanted = await trial.describe(sql, altersFor(state, op, meant.value))
    expect(wanted).toBeInstanceOf(Array)
    expect(await trial.describe(applyChange(sql, written.value.change))).toEqual(wanted)
  })
})
