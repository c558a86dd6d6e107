import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { useText } from './broken-input.ts'
import { drawFrom, excerpt, mutate } from './mutate.ts'

const corpus = join(import.meta.dirname, '../../sql/fixtures/corpus')
const files = readdirSync(corpus)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => readFileSync(join(corpus, name), 'utf8'))

/** Mutants in all; FUZZ_SEED starts elsewhere, for a look at others. */
const mutants = 10_000
const perExcerpt = 10
const seeds = Number(process.env.FUZZ_SEED ?? 1)

describe('any text at all is read, reviewed, exported and described, and nothing of it is lost', () => {
  test(`${mutants} mutants of excerpts of real files`, () => {
    const failures: string[] = []
    for (let seed = seeds; seed < seeds + mutants / perExcerpt; seed++) {
      const draw = drawFrom(seed)
      const real = excerpt(files[draw(files.length)] ?? '', draw, 1600)
      const before = openDocument(real, 'postgres')
      for (let n = 0; n < perExcerpt; n++) {
        const donor = files[draw(files.length)] ?? ''
        const text = mutate(real, donor, draw)
        const failure = failureOf(() => useText(text, before))
        if (failure) failures.push(`seed ${seed}, mutant ${n}: ${failure}\n${JSON.stringify(text)}`)
      }
    }
    expect(failures).toEqual([])
  })
})

function failureOf(task: () => void): string | null {
  try {
    task()
    return null
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack?.split('\n')[1]}` : String(error)
  }
}
