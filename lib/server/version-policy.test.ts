import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noChange } from '../text/index.ts'
import { needsSnapshot, outlivedVersions } from './version-policy.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('automatic versions', () => {
  it.each([
    ['right after the last', { age: minute, saves: 1 }, false],
    ['after ten minutes', { age: 10 * minute, saves: 1 }, true],
    ['after ten minutes without a save', { age: 10 * minute, saves: 0 }, false],
    ['after two hundred saves', { age: minute, saves: 200 }, true],
  ])('%s: %o', (_name, { age, saves }, expected) => {
    expect(needsSnapshot({ age, saves, change: noChange, length: 100 })).toBe(expected)
  })

  it('are taken before most of a text goes', () => {
    const change = { replacements: [{ from: 0, to: 600, insert: 'x' }] }
    expect(needsSnapshot({ age: 0, saves: 1, change, length: 1000 })).toBe(true)
    expect(needsSnapshot({ age: 0, saves: 1, change, length: 2000 })).toBe(false)
  })

  it('are thinned with age; named ones and those of the last day stay', () => {
    const now = new Date('2026-06-01T00:00:00Z')
    const versions = Array.from({ length: 2000 }, (_, index) => ({
      id: `${index}`,
      name: index % 100 === 0 ? 'named' : null,
      createdAt: new Date(now.getTime() - index * 0.2 * day),
    }))
    const outlived = new Set(outlivedVersions(versions, now))
    const kept = versions.filter(({ id }) => !outlived.has(id))
    expect(kept.filter(({ name }) => name)).toHaveLength(20)
    expect(kept.slice(0, 6).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5'])
    // One a day for a quarter, one a week for the rest of four hundred days, and the beginning in full.
    expect(kept.length).toBeLessThan(25 + 90 + 45 + 20 + 12)
    expect(kept.length).toBeGreaterThan(90 + 40)
  })

  it('once thinned, are not thinned again at the same moment', () => {
    const now = new Date('2026-06-01T00:00:00Z')
    const ages = fc.array(fc.integer({ min: 0, max: 400 * day }), { maxLength: 60 })
    fc.assert(
      fc.property(ages, (list) => {
        const versions = list.map((age, n) => ({
          id: `${n}`,
          name: null,
          createdAt: new Date(now.getTime() - age),
        }))
        const outlived = new Set(outlivedVersions(versions, now))
        expect(
          outlivedVersions(
            versions.filter(({ id }) => !outlived.has(id)),
            now,
          ),
        ).toEqual([])
      }),
    )
  })
})
