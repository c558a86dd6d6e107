import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Sample } from './sample'

const folder = new URL('../../public/samples/', import.meta.url)
const samples: readonly Sample[] = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'))

describe('samples', () => {
  it('every listed sample is there, and none that is not listed', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
    expect(files).toEqual(samples.map(({ id }) => `${id}.sql`).sort())
  })

  it.each(samples.map((sample) => [sample.id, sample]))('%s is credited', (_id, sample) => {
    expect(sample.source).toMatch(/^https:\/\/github\.com\//)
    expect(sample.licence).not.toBe('')
  })
})
