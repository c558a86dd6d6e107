import { expect, it } from 'vitest'
import { branchOfSide, branchSide, firstSides, sideTitle } from './sides'

const version = { id: 'v1', name: 'First', createdAt: '2026-01-02T03:04:05Z', tableCount: 1, revision: 1 }

it('begins where asked, else at the newest version, else at pasted SQL', () => {
  const choices = (...input: Parameters<typeof firstSides>) => {
    const { older, newer } = firstSides(...input)
    return [older.choice, newer.choice]
  }
  expect(choices({ older: 'v2', newer: 'v1' }, [version])).toEqual(['v2', 'v1'])
  expect(choices(null, [version])).toEqual(['v1', 'current'])
  expect(choices(null, [])).toEqual(['pasted', 'current'])
})

const options = { versions: [version], branches: [] }
const other = { ...version, id: 'v9', name: 'Draft' }
const branch = { id: 'b1', name: 'wip', versions: [other] }

it('names each side for people', () => {
  expect(sideTitle({ choice: 'v1', sql: '' }, options)).toBe('First')
  expect(sideTitle({ choice: 'current', sql: '' }, options)).toBe('the text as it stands')
  expect(sideTitle({ choice: 'pasted', sql: ' ' }, options)).toBe('an empty database')
  expect(sideTitle({ choice: 'pasted', sql: 'SELECT 1' }, options)).toBe('pasted SQL')
  const both = { versions: [version], branches: [branch] }
  expect(sideTitle({ choice: branchSide('b1'), sql: '' }, both)).toBe('branch wip')
  expect(sideTitle({ choice: 'v9', sql: '' }, both)).toBe('Draft of branch wip')
  expect([branchOfSide(branchSide('b1')), branchOfSide('v1')]).toEqual(['b1', null])
})
