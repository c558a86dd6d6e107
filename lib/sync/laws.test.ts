import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOps, parseOps, type SchemaOp } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { applyChange, changeBetween, invertChange, isNoChange, makeChange } from '../text/index.ts'
import { findDisagreement } from './agree.ts'
import type { DocumentState } from './document.ts'
import { editDocument, openDocument } from './open.ts'
import { anyDraw, drawOp } from './samples/random-ops.ts'
import { qualifyOp } from './write/qualify.ts'
import { leniencyOf } from './write/write-op.ts'
import { writeOps } from './write/write-ops.ts'

const names = ['human', 'leading', 'migrations', 'dump'] as const
const texts = names.flatMap((name) => {
  const text = readFileSync(join(import.meta.dirname, 'samples', `${name}.sql`), 'utf8')
  return [text, text.replaceAll('\n', '\r\n')]
})
const opened = texts.map((text) => openDocument(text, 'postgres'))
const dialect = dialectOf('postgres')
const port = { canonicalType: dialect.canonicalType, quote: dialect.quote }

const anyDocument = fc.constantFrom(...opened)

/** An op for the document, with its defaults filled in; null when the numbers draw none. */
function opFor(state: DocumentState, draw: readonly number[]): SchemaOp | null {
  const given = drawOp(state.schema, draw)
  return given ? qualifyOp(state.schema, parseOps([given])[0] as SchemaOp) : null
}

describe('writing ops into the text', () => {
  it('the samples read without a diagnostic', () => {
    for (const state of opened) expect(state.diagnostics).toEqual([])
  })

  it('S3: no ops, no edit', () => {
    for (const state of opened) {
      const written = writeOps(state, [])
      expect(written.ok && isNoChange(written.value.change)).toBe(true)
    }
  })

  it('S3: an op that changes nothing edits nothing', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), (state, n) => {
        const tables = [...state.schema.tables.values()].filter((each) => !each.partitionOf)
        const table = tables[n % tables.length]
        const column = table?.columns[n % table.columns.length]
        if (!table || !column) return
        const ref = `${table.schema}.${table.name}`
        const same = parseOps([
          { op: 'column.setNullable', table: ref, column: column.name, nullable: column.nullable },
          { op: 'column.setComment', table: ref, column: column.name, comment: column.comment },
          { op: 'table.setComment', table: ref, comment: table.comment },
        ]).filter((op) => op.op !== 'column.setNullable' || !column.nullable || !table.primaryKey)
        const written = writeOps(state, same)
        if (!written.ok) throw new Error(written.error.message)
        expect(written.value.change.replacements).toEqual([])
      }),
    )
  })

  it('S4: writing ops into the text and reading it gives the same schema as applying the ops', () => {
    let carried = 0
    let refused = 0
    fc.assert(
      fc.property(anyDocument, fc.array(anyDraw, { minLength: 1, maxLength: 3 }), (start, draws) => {
        let state = start
        for (const draw of draws) {
          const op = opFor(state, draw)
          if (!op) continue
          const meant = applyOps(state.schema, [op], port)
          const written = writeOps(state, [op])
          if (!meant.ok) {
            expect(written.ok).toBe(false)
            continue
          }
          if (!written.ok) {
            expect(written.error.code, written.error.message).toBe('not-carried')
            refused++
            continue
          }
          carried++
          const text = applyChange(state.text, written.value.change)
          const whole = openDocument(text, 'postgres')
          const leniency = leniencyOf(state, written.value.change, [op])
          const difference = findDisagreement(state.schema, meant.value, whole.schema, leniency)
          expect(difference, JSON.stringify(op)).toBeNull()
          state = whole
        }
      }),
      { numRuns: 250 },
    )
    // Refusing is right only where no statement can say it: it must stay the exception.
    expect(refused).toBeLessThan(carried / 20)
  })

  it('S5: an edit stays inside the declarations it is about', () => {
    fc.assert(
      fc.property(anyDocument, anyDraw, (state, draw) => {
        const op = opFor(state, draw)
        const written = op && writeOps(state, [op])
        if (!op || !written?.ok) return
        const text = applyChange(state.text, written.value.change)
        for (const kept of verbatim) {
          const was = state.text.split(kept).length
          if (!mayGo(op)) expect(text.split(kept).length, `${op.op}: ${kept}`).toBeGreaterThanOrEqual(was)
        }
        // Line ends stay what they are; new text follows them.
        if (state.text.includes('\r\n') && !JSON.stringify(op).includes('\\n')) {
          expect(text.replaceAll('\r\n', '')).not.toContain('\n')
        }
        // Every byte outside the replacements is the old text's, by construction of a change; the
        // replacements themselves are no larger than the statements that say something of the thing.
        const touched = written.value.change.replacements.reduce((sum, each) => sum + each.to - each.from, 0)
        if (!mayGo(op)) expect(touched).toBeLessThan(state.text.length / 4)
      }),
      { numRuns: 250 },
    )
  })

  it('S6: undo restores the exact text', () => {
    fc.assert(
      fc.property(anyDocument, anyDraw, (state, draw) => {
        const op = opFor(state, draw)
        const written = op && writeOps(state, [op])
        if (!written?.ok) return
        const { change } = written.value
        const next = editDocument(state, change).state
        const undone = editDocument(next, invertChange(state.text, change)).state
        expect(undone.text).toBe(state.text)
        expect(findDisagreement(state.schema, state.schema, undone.schema)).toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  it('S7: what was not touched keeps its identity, and a renamed thing is told', () => {
    fc.assert(
      fc.property(anyDocument, anyDraw, (state, draw) => {
        const op = opFor(state, draw)
        const written = op && writeOps(state, [op])
        const meant = op && applyOps(state.schema, [op], port)
        if (!op || !written?.ok || !meant?.ok) return
        const { state: next, delta } = editDocument(state, written.value.change)
        const renamed = new Map(delta.renamed)
        for (const [id, table] of state.schema.tables) {
          const is = meant.value.tables.get(id)
          if (is) expect(next.schema.tables.has(id)).toBe(true)
          else if (op.op === 'table.rename' || op.op === 'table.setSchema') {
            expect(renamed.get(id), `${id} by ${JSON.stringify(op)}`).toBeDefined()
            for (const column of table.columns) expect(renamed.get(column.id)).toBeDefined()
          }
        }
        if (op.op === 'column.rename') {
          expect([...renamed.keys()].some((id) => id.startsWith('column:'))).toBe(true)
        }
      }),
      { numRuns: 250 },
    )
  })

  it('S12: reading after an edit gives what reading the whole text gives', () => {
    fc.assert(
      fc.property(
        anyDocument,
        fc.array(
          fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.constantFrom('', ' ', 'x', ',', '(', "'", ';', '--\n')),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (start, edits) => {
          let state = start
          for (const [place, cut, insert] of edits) {
            const from = place % (state.text.length + 1)
            const to = Math.min(state.text.length, from + cut)
            state = editDocument(state, makeChange([{ from, to, insert }])).state
          }
          const whole = openDocument(state.text, 'postgres')
          expect(state.tree.segments.map((each) => each.text)).toEqual(
            whole.tree.segments.map((each) => each.text),
          )
          if (state.internal.standIns.size > 0) return
          expect(state.diagnostics).toEqual(whole.diagnostics)
          expect([...state.schema.tables.values()]).toEqual([...whole.schema.tables.values()])
          expect([...state.schema.views.values()]).toEqual([...whole.schema.views.values()])
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('S7: a rename typed in the editor is a rename', () => {
  const text =
    'create table users (\n  id int primary key,\n  email text,\n  age int\n);\ncreate index users_email on users (email);\n'
  const cases: readonly { name: string; to: string; pairs: readonly (readonly [string, string])[] }[] = [
    {
      name: 'a table, with all that it holds',
      to: text.replace('table users', 'table people').replace('on users', 'on people'),
      pairs: [
        ['table:public.users', 'table:public.people'],
        ['column:public.users.email', 'column:public.people.email'],
        ['index:public.users.users_email', 'index:public.people.users_email'],
      ],
    },
    {
      name: 'a column',
      to: text.replace('age int', 'years int'),
      pairs: [['column:public.users.age', 'column:public.users.years']],
    },
    {
      name: 'a table by ALTER TABLE',
      to: `${text}alter table users rename to people;\n`,
      pairs: [
        ['table:public.users', 'table:public.people'],
        ['column:public.users.id', 'column:public.people.id'],
      ],
    },
    {
      name: 'an index',
      to: text.replace('index users_email', 'index by_email'),
      pairs: [['index:public.users.users_email', 'index:public.users.by_email']],
    },
  ]
  for (const { name, to, pairs } of cases) {
    it(`S7: ${name}`, () => {
      const state = openDocument(text, 'postgres')
      const { delta } = editDocument(state, changeBetween(text, to))
      const renamed = delta.renamed.map(([old, next]) => `${old} → ${next}`)
      for (const [old, next] of pairs) expect(renamed).toContain(`${old} → ${next}`)
    })
  }

  it('S7: a column taken away and another put elsewhere are not one', () => {
    const state = openDocument(text, 'postgres')
    const to = text.replace('  id int primary key,\n', '').replace('age int', 'age int,\n  note text')
    const middle = editDocument(state, changeBetween(text, text.replace('  id int primary key,\n', ''))).state
    const { delta } = editDocument(middle, changeBetween(middle.text, to))
    expect(delta.renamed).toEqual([])
  })
})

/** Comments and statements of the samples that no op may touch unless it drops what they are in. */
const verbatim = [
  '-- The shop. Everything here is written by hand.',
  '-- grows',
  'update customers set vip = true',
  '-- the name on the parcel',
  "insert into customers (email, full_name) values ('a@example.org', 'A');",
  '-- 0002',
  '1\tAnn\tok',
  '-- PostgreSQL database dump complete',
]

/** Ops that take things out of the text, or rename what those lines name. */
function mayGo(op: SchemaOp): boolean {
  return op.op.endsWith('.drop') || op.op.endsWith('.rename') || op.op === 'table.setSchema'
}

describe('S12: a document stays as it was read', () => {
  it('S12: an edit that drops a view leaves the reading before it whole', () => {
    const text = 'create table t (a int, b int);\ncreate view v as select a, b from t;\n'
    const state = openDocument(text, 'postgres')
    const put = (insert: string) => ({ replacements: [{ from: text.length, to: text.length, insert }] })
    const dropped = editDocument(state, put('alter table t drop column b cascade;\n')).state
    expect([...dropped.schema.views.keys()]).toEqual([])
    const other = editDocument(state, put('create policy p on t using (true);\n')).state
    expect([...other.schema.views.keys()]).toEqual(['view:public.v'])
  })
})
