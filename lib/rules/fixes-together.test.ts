import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SchemaOp } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { type DocumentState, editDocument, openDocument, writeOps } from '../sync/index.ts'
import { applyChange } from '../text/index.ts'
import { type Finding, fixAll, reviewSchema } from './index.ts'

const corpus = join(import.meta.dirname, '..', 'sql', 'fixtures', 'corpus')

function open(name: string): DocumentState {
  return openDocument(readFileSync(join(corpus, `${name}.sql`), 'utf8'), 'postgres')
}

/** The ops that fix all findings of each rule, as far as they go together. */
function fixesByRule(state: DocumentState): ReadonlyMap<string, readonly SchemaOp[]> {
  const byRule = new Map<string, Finding[]>()
  for (const finding of reviewSchema(state.schema)) {
    if (!finding.fix) continue
    const known = byRule.get(finding.rule)
    if (known) known.push(finding)
    else byRule.set(finding.rule, [finding])
  }
  return new Map([...byRule].map(([rule, findings]) => [rule, fixAll(state.schema, findings).ops]))
}

/** The text after each op was written on what the one before it left; null when one cannot be written. */
function oneByOne(start: DocumentState, ops: readonly SchemaOp[]): string | null {
  let state = start
  for (const op of ops) {
    const written = writeOps(state, [op])
    if (!written.ok) return null
    state = editDocument(state, written.value.change).state
  }
  return state.text
}

/** The statements of a text, whatever the order that new ones stand in. */
function statementsOf(text: string | null): readonly string[] | null {
  return text === null
    ? null
    : openDocument(text, 'postgres')
        .tree.segments.map((each) => each.text.trim())
        .sort()
}

/** Readings for all the fixes of a rule: a wave or two, and the halving of one that has a fix of another kind in it. */
const most = 12

afterEach(() => vi.restoreAllMocks())

describe('all fixes of one rule at once', () => {
  for (const name of ['sakila', 'pagila', 'danbooru']) {
    it(`S4: the text of ${name} holds the statements that writing fix by fix gives`, {
      timeout: 300_000,
    }, () => {
      const state = open(name)
      for (const [rule, ops] of fixesByRule(state)) {
        const together = writeOps(state, ops)
        const text = together.ok ? applyChange(state.text, together.value.change) : null
        expect(statementsOf(text), `${rule}: ${ops.length} ops`).toEqual(statementsOf(oneByOne(state, ops)))
      }
    })
  }

  for (const name of ['danbooru', 'gitlab']) {
    it(`the text of ${name} is read again a few times only, however many the fixes`, {
      timeout: 300_000,
    }, () => {
      const state = open(name)
      const read = vi.spyOn(dialectOf('postgres'), 'reparse')
      for (const [rule, ops] of fixesByRule(state)) {
        if (ops.length < most) continue
        read.mockClear()
        expect(writeOps(state, ops).ok, rule).toBe(true)
        expect(read.mock.calls.length, `${rule}: ${ops.length} ops`).toBeLessThanOrEqual(most)
      }
    })
  }
})
