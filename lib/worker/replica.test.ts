import { describe, expect, it } from 'vitest'
import { type EntityId, type EnumType, emptySchema, entityId } from '../schema/index.ts'
import { applyReading, type Reading } from './index.ts'

const mood = (name: string, values: readonly string[]): EnumType => ({
  entity: 'enum',
  id: entityId('enum', 'public', name),
  schema: 'public',
  name,
  owner: null,
  comment: null,
  grants: [],
  values,
})
const reading = (part: Partial<Reading>): Reading => ({
  revision: 1,
  put: [],
  removed: [],
  renamed: [],
  order: null,
  searchPath: ['public'],
  diagnostics: [],
  stale: [],
  statements: 0,
  elapsed: 0,
  ...part,
})
const empty = emptySchema('postgres', [])

describe('the page’s replica of the schema', () => {
  it('keeps records that a reading does not put', () => {
    const a = mood('a', ['x'])
    const first = applyReading(empty, reading({ put: [a, mood('b', [])] }))
    const second = applyReading(first, reading({ put: [mood('b', ['y'])] }))
    expect(second.enums.get(a.id)).toBe(a)
    expect(second.enums.get(entityId('enum', 'public', 'b'))?.values).toEqual(['y'])
    expect(second.tables).toBe(first.tables)
  })

  it('removes, and follows the order it is given', () => {
    const ids: EntityId[] = ['c', 'a'].map((name) => entityId('enum', 'public', name))
    const first = applyReading(empty, reading({ put: ['a', 'b', 'c'].map((name) => mood(name, [])) }))
    const removed = [entityId('enum', 'public', 'b')]
    expect([...applyReading(first, reading({ removed, order: ids })).enums.keys()]).toEqual(ids)
    expect(applyReading(first, reading({ removed })).enums.size).toBe(2)
  })
})
