import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, makeChange, type TextChange } from '../text/index.ts'
import type { DocumentState } from './document.ts'
import { editDocument, openDocument } from './open.ts'

const samples = ['human', 'leading', 'migrations', 'dump'].map((name) =>
  readFileSync(join(import.meta.dirname, 'samples', `${name}.sql`), 'utf8'),
)
const opened = samples.map((text) => openDocument(text, 'postgres'))

/** Names of everything on the canvas. */
function shown(state: DocumentState): readonly string[] {
  const { tables, views, enums } = state.schema
  return [...tables.keys(), ...views.keys(), ...enums.keys()]
}

function edit(state: DocumentState, from: number, to: number, insert: string) {
  return editDocument(state, makeChange([{ from, to, insert }]))
}

function hasErrors(state: DocumentState): boolean {
  return state.diagnostics.some((each) => each.severity === 'error')
}

/** Edits by a range found by its text. */
function replace(state: DocumentState, find: string, insert: string): DocumentState {
  const at = state.text.indexOf(find)
  expect(at).toBeGreaterThanOrEqual(0)
  return edit(state, at, at + find.length, insert).state
}

describe('S11: broken text never removes anything from the canvas', () => {
  const two = 'create table a (\n  id int\n);\n\ncreate table b (\n  a_id int\n);\n'

  it('S11: a semicolon taken away keeps both statements that merge', () => {
    const state = replace(openDocument(two, 'postgres'), ');\n\ncreate', ')\n\ncreate')
    expect(shown(state)).toEqual(['table:public.a', 'table:public.b'])
    const mended = replace(state, ')\n\ncreate', ');\n\ncreate')
    expect(mended.stale.size).toBe(0)
    expect(hasErrors(mended)).toBe(false)
  })

  it('S11: the stale reading is dropped as soon as the statement parses again', () => {
    const broken = replace(openDocument(two, 'postgres'), 'id int', 'id int,')
    expect(broken.schema.tables.get('table:public.a' as never)?.columns).toHaveLength(1)
    expect([...broken.stale]).toEqual(['table:public.a'])
    const mended = replace(broken, 'id int,', 'id int, more text')
    expect(mended.schema.tables.get('table:public.a' as never)?.columns).toHaveLength(2)
    expect(mended.stale.size).toBe(0)
  })

  it('S11: a statement deleted whole is deleted', () => {
    const state = replace(openDocument(two, 'postgres'), 'create table a (\n  id int\n);\n', '')
    expect(shown(state)).toEqual(['table:public.b'])
    expect(state.stale.size).toBe(0)
  })

  it('S11: a statement deleted whole is deleted while another is broken', () => {
    const broken = replace(openDocument(two, 'postgres'), 'a_id int', 'a_id int,')
    const state = replace(broken, 'create table a (\n  id int\n);\n', '')
    expect(shown(state)).toEqual(['table:public.b'])
  })

  it('S11: a statement torn in two stands in although its first half reads as another', () => {
    const state = openDocument("create type mood as enum ('sad');\nalter type mood owner to x;\n", 'postgres')
    const torn = edit(state, 'create type m'.length, 'create type m'.length, '/*').state
    expect(shown(torn)).toContain('enum:public.mood')
    expect(torn.stale.has('enum:public.mood' as never)).toBe(true)
    expect(shown(edit(torn, 0, 0, "'").state)).toContain('enum:public.mood')
    expect(replace(torn, '/*', '').stale.size).toBe(0)
  })

  it('S11: a place in a stale statement is still found from both sides', () => {
    const broken = replace(openDocument(two, 'postgres'), 'a_id int', 'a_id int,')
    const span = broken.sources.locate('table:public.b' as never)[0]
    expect(broken.text.slice(span?.name?.from, span?.name?.to)).toBe('b')
    expect(broken.sources.entityAt(broken.text.indexOf('a_id') + 1)).toBe('column:public.b.a_id')
  })

  it('S11: typing a new statement character by character keeps every other on the canvas', () => {
    for (const start of opened) {
      let state = start
      const first = state.schema.tables.values().next().value
      const at = first ? (state.sources.locate(first.id)[0]?.from ?? 0) : 0
      const typed = "CREATE TABLE fresh (id int PRIMARY KEY, label text DEFAULT 'it''s');\n"
      for (let i = 0; i < typed.length; i++) {
        state = edit(state, at + i, at + i, typed.charAt(i)).state
        for (const id of shown(start)) expect(shown(state)).toContain(id)
      }
      expect(state.stale.size).toBe(0)
      expect(shown(state)).toHaveLength(shown(start).length + 1)
    }
  })

  const mark = fc.constantFrom("'", '"', '(', ')', ',', '$$', '/*', '[', ' create ', ' x', '::', '+')
  const damage = fc.record({
    sample: fc.nat({ max: opened.length - 1 }),
    place: fc.nat({ max: 1_000_000 }),
    cut: fc.nat({ max: 3 }),
    insert: fc.oneof({ weight: 3, arbitrary: mark }, fc.constant('')),
  })

  it('S11: an edit that breaks a statement removes nothing, whatever it breaks', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (edits) => {
        const sample = edits[0]?.sample ?? 0
        let state = opened[sample] as DocumentState
        for (const { place, cut, insert } of edits) {
          const from = place % (state.text.length + 1)
          const before = state
          const { state: next, delta } = edit(state, from, Math.min(state.text.length, from + cut), insert)
          state = next
          // An edit that leaves good statements behind may say anything; a broken one takes nothing.
          if (errorCount(next) <= errorCount(before)) continue
          const renamed = new Set(delta.renamed.map(([old]) => old as string))
          const now = new Set(shown(next))
          for (const id of shown(before)) expect(now.has(id) || renamed.has(id), id).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('S11, S12: undoing the damage gives the very reading of before', () => {
    fc.assert(
      fc.property(damage, ({ sample, place, cut, insert }) => {
        const state = opened[sample] as DocumentState
        const from = place % (state.text.length + 1)
        const to = Math.min(state.text.length, from + cut)
        const broken = edit(state, from, to, insert).state
        const back: TextChange = makeChange([
          { from, to: from + insert.length, insert: state.text.slice(from, to) },
        ])
        const mended = editDocument(broken, back).state
        expect(applyChange(broken.text, back)).toBe(state.text)
        expect(shown(mended)).toEqual(shown(state))
        expect(mended.stale.size).toBe(0)
        expect(mended.diagnostics).toEqual(state.diagnostics)
      }),
      { numRuns: 200 },
    )
  })
})

function errorCount(state: DocumentState): number {
  return state.diagnostics.filter((each) => each.severity === 'error').length
}
