import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyOps, type Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { diffSchemas } from './index.ts'
import { anyScript } from './testing/any-script.ts'
import { allFactsOf } from './testing/facts.ts'

const dialect = dialectOf('postgres')
const schemas = anyScript.map(read)

describe('S9, for schemas with every kind of object', () => {
  test('S9: applying diff(a, b) to a gives b', () => {
    fc.assert(
      fc.property(schemas, schemas, (a, b) => {
        const { ops } = diffSchemas(a, b, dialect, { assume: 'drops' })
        const result = applyOps(a, ops, dialect)
        expect(
          result.ok,
          result.ok ? '' : `${result.error.message} ${JSON.stringify(ops[result.error.op])}`,
        ).toBe(true)
        if (result.ok) expect(allFactsOf(result.value)).toEqual(allFactsOf(b))
      }),
      { numRuns: 150 },
    )
  })

  test('S9: whatever is taken for renamed, applying diff(a, b) to a gives b', () => {
    fc.assert(
      fc.property(schemas, schemas, (a, b) => {
        const { ops } = diffSchemas(a, b, dialect, { assume: 'renames' })
        const result = applyOps(a, ops, dialect)
        expect(result.ok, result.ok ? '' : result.error.message).toBe(true)
        if (result.ok) expect(allFactsOf(result.value)).toEqual(allFactsOf(b))
      }),
      { numRuns: 100 },
    )
  })

  test('S9: diff(a, a) is empty', () => {
    fc.assert(
      fc.property(schemas, (a) => {
        expect(diffSchemas(a, a, dialect).ops).toEqual([])
        expect(diffSchemas(a, dialect.normalize(a), dialect).ops).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

function read(sql: string): Schema {
  return dialect.lower(dialect.parse(sql)).schema
}
