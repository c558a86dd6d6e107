import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allEntities,
  type EntityId,
  type EnumType,
  emptySchema,
  entityId,
  type Schema,
} from '../schema/index.ts'
import { openDocument } from '../sync/index.ts'
import { applyChange, makeChange } from '../text/index.ts'
import { createHost } from './host/index.ts'
import { applyReading, type Reading, type Response } from './index.ts'

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

  it('keeps every collection that lists the same records, when only others move', () => {
    const records = ['a', 'b'].map((name) => mood(name, []))
    const first = applyReading(empty, reading({ put: records, order: records.map(({ id }) => id) }))
    const c = { ...mood('c', []), entity: 'object', kind: 'operator', id: 'object:public.c' } as const
    const order = [...records.map(({ id }) => id), c.id as EntityId]
    const second = applyReading(first, reading({ put: [c as never], order }))
    expect(second.enums).toBe(first.enums)
    expect(second.objects.size).toBe(1)
  })
})

describe('the page’s replica of Pagila', () => {
  const text = readFileSync(
    join(dirname(fileURLToPath(import.meta.url)), '../sql/fixtures/corpus/pagila.sql'),
    'utf8',
  )

  /** A page with its worker: edits go through the host, answers through the replica. */
  function openPage() {
    const answers: Response[] = []
    const handle = createHost({
      post: (answer) => answers.push(answer),
      later: () => () => {},
      now: () => 0,
      today: () => '2026-01-02T03:04:05Z',
    })
    let revision = 0
    let schema = emptySchema('postgres', [])
    let current = text
    const absorb = (): void => {
      const answer = answers.pop()
      if (answer?.type !== 'answer') throw new Error(JSON.stringify(answer))
      // As through postMessage: no object of the worker reaches the page.
      schema = applyReading(schema, structuredClone(answer.value) as Reading)
    }
    handle({ id: 0, call: 'open', input: { dialect: 'postgres', text, revision } })
    absorb()
    return {
      text: () => current,
      schema: () => schema,
      type(from: number, to: number, insert: string): void {
        const change = makeChange([{ from, to, insert }])
        revision += 1
        current = applyChange(current, change)
        handle({ id: revision, call: 'edit', input: { change, revision } })
        absorb()
      },
    }
  }

  it('is the very same schema after keystrokes that say nothing', () => {
    const page = openPage()
    const before = page.schema()
    const inside = text.indexOf('(', text.indexOf('CREATE TABLE')) + 1
    for (const [at, insert] of [
      [0, '-- a note\n'],
      [text.indexOf('CREATE TABLE'), '\n\n'],
      [inside, ' '],
      [inside, '/* here */'],
    ] as const) {
      page.type(at, at, insert)
      expect(page.schema(), JSON.stringify(insert)).toBe(before)
    }
  })

  it('is what reading the text anew gives, of the same records for all that says the same', () => {
    const place = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(1),
      insert: fc.constantFrom('', ' ', 'x', '\n', ';'),
    })
    const page = openPage()
    fc.assert(
      fc.property(place, ({ at, cut, insert }) => {
        const before = page.schema()
        const old = page.text()
        const from = Math.min(at, old.length)
        const to = Math.min(from + cut, old.length)
        page.type(from, to, insert)
        const after = page.schema()
        let others = 0
        const known = new Map([...allEntities(before)].map((entity) => [entity.id, entity]))
        for (const entity of allEntities(after)) if (known.get(entity.id) !== entity) others += 1
        // One keystroke is in one statement: a table and perhaps what follows its name.
        expect(others).toBeLessThan(known.size / 2)
        page.type(from, from + insert.length, old.slice(from, to))
        expect(plain(page.schema())).toEqual(plain(openDocument(page.text(), 'postgres').schema))
      }),
      { numRuns: 25 },
    )
  })
})

const plain = (schema: Schema) => [...allEntities(schema)]
