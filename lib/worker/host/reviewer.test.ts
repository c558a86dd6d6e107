import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Finding, reviewInSteps, reviewSchema } from '../../rules/index.ts'
import type { Schema } from '../../schema/index.ts'
import { openDocument } from '../../sync/index.ts'
import { createReviewer } from './reviewer.ts'

const schemas = [12, 40, 90].map((tables): Schema => {
  const table = (n: number): string => `CREATE TABLE t${n} (x timestamp, t${n - 1}_id int REFERENCES t0 (x));`
  return openDocument(Array.from({ length: tables }, (_, n) => table(n)).join('\n'), 'postgres').schema
})

/** A reviewer on a clock that the test moves: each look at it costs a millisecond. */
function reviewer() {
  let time = 0
  let tasks: { readonly at: number; readonly run: () => void }[] = []
  const told: (readonly Finding[])[] = []
  const review = createReviewer(
    {
      now: () => time++,
      later(milliseconds, run) {
        const task = { at: time + milliseconds, run }
        tasks.push(task)
        return () => {
          tasks = tasks.filter((each) => each !== task)
        }
      },
    },
    (findings) => told.push(findings),
  )
  /** Runs at most so many tasks; how many there were to run. */
  const run = (most: number): number => {
    let ran = 0
    while (ran < most) {
      const next = tasks.shift()
      if (!next) return ran
      time = Math.max(time, next.at)
      next.run()
      ran++
    }
    return ran
  }
  return { review, told, run }
}

it('tells what a review at one go tells, in stretches', () => {
  for (const schema of schemas) {
    const { review, told, run } = reviewer()
    review(() => reviewInSteps(schema), 100)
    expect(run(1000)).toBeGreaterThan(1)
    expect(told).toEqual([reviewSchema(schema)])
  }
})

it('drops a review when a newer schema comes, and tells of the last one', () => {
  const interruption = fc.record({ schema: fc.nat(schemas.length - 1), tasks: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(interruption, { minLength: 1 }), (interruptions) => {
      const { review, told, run } = reviewer()
      const expected: (readonly Finding[])[] = []
      for (const [index, { schema, tasks }] of interruptions.entries()) {
        const asked = schemas[schema] as Schema
        review(() => reviewInSteps(asked), 100)
        run(index === interruptions.length - 1 ? 1000 : tasks)
        if (told.length > expected.length) expected.push(reviewSchema(asked))
      }
      expect(told).toEqual(expected)
      expect(told.at(-1)).toEqual(reviewSchema(schemas[interruptions.at(-1)?.schema ?? 0] as Schema))
    }),
    { numRuns: 40 },
  )
})
