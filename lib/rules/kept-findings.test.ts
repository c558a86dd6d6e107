import { describe, expect, it } from 'vitest'
import { openDocument } from '../sync/index.ts'
import { objectRule, tableRule } from './define.ts'
import { reviewSchema } from './engine.ts'
import { rules } from './registry.ts'

describe('a rule that says what it reads', () => {
  const { check: _, checkTable: __, checkObjects: ___, of: ____, ...told } = rules[0] ?? raise()
  const base = openDocument('CREATE TABLE a (x int); CREATE VIEW v AS SELECT 1 AS one;', 'postgres').schema
  const seen: string[] = []
  const counting = [
    objectRule({
      ...told,
      id: 'objects',
      of: ['views'],
      check({ schema }) {
        seen.push(`views ${schema.views.size}`)
        return []
      },
    }),
    tableRule({
      ...told,
      id: 'tables',
      of: ['enums'],
      check({ table }, _options, schema) {
        seen.push(`${table.name} with ${schema.enums.size}`)
        return []
      },
    }),
  ]
  const seenIn = (schema: typeof base) => {
    seen.length = 0
    reviewSchema(schema, { rules: counting })
    return [...seen]
  }

  it('is asked again only where that has changed', () => {
    expect(seenIn(base)).toEqual(['a with 0', 'views 1'])
    expect(seenIn({ ...base, sequences: new Map() })).toEqual([])
    expect(seenIn({ ...base, views: new Map() })).toEqual(['views 0'])
    expect(seenIn({ ...base, enums: new Map() })).toEqual(['a with 0'])
  })
})

function raise(): never {
  throw new Error('no rules')
}
