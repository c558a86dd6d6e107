import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseOps, type SchemaOp } from './schema/index.ts'
import { type DocumentState, openDocument } from './sync/index.ts'
import { drawAnyOp, numbersFrom } from './sync/samples/any-op.ts'
import { qualifyOp } from './sync/write/qualify.ts'
import { makeWriteTrial, sampleOf, tryOp, type WriteTrial } from './write-trial.ts'

/**
 * Ops are written into real scripts, which must then still run from the first statement to the last and
 * give the catalogue that is read from them. SEED and OPS try others, FILES other files of the corpus.
 */
const fixtures = join(import.meta.dirname, 'sql/fixtures')
const seed = Number(process.env.SEED ?? 1)

/** How many ops each file is tried with. */
const files: Readonly<Record<string, number>> = {
  'corpus/sakila': 12,
  'corpus/quartz': 12,
  'corpus/chinook': 5,
  'corpus/pagila': 5,
  'scripts/django': 12,
  'scripts/hibernate': 12,
  'scripts/rails': 12,
}
/** Files that are too long to be run for each op, with every how many-th table they are tried on, and how many ops. */
const sampled: Readonly<Record<string, readonly [step: number, ops: number]>> = {
  'corpus/adventureworks': [8, 6],
  'corpus/danbooru': [4, 6],
  'corpus/gitlab': [80, 6],
}
const chosen = process.env.FILES?.split(',') ?? [...Object.keys(files), ...Object.keys(sampled)]

describe.each(chosen)('%s', (file) => {
  let state: DocumentState
  let trial: WriteTrial
  beforeAll(async () => {
    const whole = readFileSync(join(fixtures, `${file}.sql`), 'utf8')
    const [step] = sampled[file] ?? []
    const text = step === undefined ? whole : await sampleOf(whole, step)
    state = openDocument(text, 'postgres')
    trial = await makeWriteTrial(text, state)
  }, 300_000)
  afterAll(() => trial.close())

  it(`runs after ops of any kind, seed ${seed}`, async () => {
    const next = numbersFrom(seed)
    const wanted = Number(process.env.OPS ?? files[file] ?? sampled[file]?.[1] ?? 10)
    const wrong: string[] = []
    for (let tried = 0, draws = 0; tried < wanted && draws < wanted * 8; draws++) {
      const given = drawAnyOp(state.schema, next)
      if (!given) continue
      const op = qualifyOp(state.schema, parseOps([given])[0] as SchemaOp)
      const problem = await tryOp(trial, state, op)
      if (problem === 'refused') continue
      tried++
      if (problem !== null) wrong.push(`${JSON.stringify(op)}: ${problem}`)
    }
    expect(wrong).toEqual([])
  })
})
