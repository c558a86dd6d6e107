import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { adoptScript, openDocument } from '../sync/index.ts'
import { sqlExcerpt } from '../targets/index.ts'
import { applyChange } from '../text/index.ts'

const files = ['pagila', 'chinook', 'quartz', 'adventureworks', 'sakila', 'danbooru']

/** What a table is, its names left out. */
function shapeOf(table: {
  readonly columns: readonly { readonly name: string; readonly type: { readonly display: string } }[]
  readonly indexes: readonly unknown[]
  readonly triggers: readonly unknown[]
  readonly policies: readonly unknown[]
  readonly checks: readonly unknown[]
}) {
  const { columns, indexes, triggers, policies, checks } = table
  return {
    columns: columns.map(({ name, type }) => `${name} ${type.display}`),
    counts: [checks.length, indexes.length, triggers.length, policies.length],
  }
}

describe.each(files)('every table of %s', (file) => {
  const text = readFileSync(new URL(`../../public/samples/${file}.sql`, import.meta.url), 'utf8')
  const state = openDocument(text, 'postgres')

  it('copied and pasted beside itself is there twice, and nothing else is', { timeout: 60_000 }, () => {
    for (const table of [...state.schema.tables.values()].slice(0, 25)) {
      const pasted = adoptScript(state, sqlExcerpt(state.schema, new Set([table.id])))
      if (!pasted.ok) throw new Error(`${table.id}: ${pasted.error}`)
      const next = openDocument(applyChange(text, pasted.value.change), 'postgres')
      const [to] = pasted.value.ids.map(([, id]) => id)
      const copy = to === undefined ? undefined : next.schema.tables.get(to)
      expect(copy && shapeOf(copy), table.id).toEqual(shapeOf(table))
      expect(next.diagnostics.length, `${table.id}: ${next.diagnostics.at(-1)?.message}`).toBe(
        state.diagnostics.length,
      )
      expect(next.schema.tables.size, table.id).toBe(state.schema.tables.size + 1)
      expect(next.schema.routines.size, table.id).toBe(state.schema.routines.size)
      expect(next.schema.enums.size, table.id).toBe(state.schema.enums.size)
    }
  })

  it('copied together and pasted into an empty text is a schema of its own', { timeout: 60_000 }, () => {
    const all = new Set([...state.schema.tables.keys(), ...state.schema.views.keys()])
    const pasted = adoptScript(openDocument('', 'postgres'), sqlExcerpt(state.schema, all))
    if (!pasted.ok) throw new Error(pasted.error)
    const { schema } = openDocument(applyChange('', pasted.value.change), 'postgres')
    expect([...schema.tables.keys()].sort()).toEqual([...state.schema.tables.keys()].sort())
    for (const [id, table] of state.schema.tables) {
      const copy = schema.tables.get(id)
      expect(copy && shapeOf(copy), id).toEqual(shapeOf(table))
    }
  })
})
