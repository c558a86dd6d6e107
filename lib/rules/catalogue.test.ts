import { describe, expect, it } from 'vitest'
import { catalogueNumbers, leftOut } from './catalogue.ts'
import { migrationRules } from './migration/registry.ts'
import { rules } from './registry.ts'

describe('the catalogue of what is not about migrations', () => {
  const covered = new Set([...rules, ...migrationRules].flatMap(({ catalogue }) => catalogue))

  it('is covered by rules, or says why not', () => {
    expect(catalogueNumbers.filter((number) => !covered.has(number) && !leftOut[number])).toEqual([])
  })

  it('leaves out nothing that a rule covers, and nothing that is not there', () => {
    expect(Object.keys(leftOut).filter((number) => covered.has(number))).toEqual([])
    expect(Object.keys(leftOut).filter((number) => !catalogueNumbers.includes(number))).toEqual([])
  })
})
