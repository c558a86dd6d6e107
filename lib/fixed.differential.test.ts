import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Finding, fixAll, reviewSchema, rules } from './rules/index.ts'
import type { SchemaOp } from './schema/index.ts'
import { type DocumentState, editDocument, openDocument, writeOps } from './sync/index.ts'
import { makeWriteTrial, type WriteTrial } from './write-trial.ts'

/**
 * What the fixes make of real schemas still runs, from the first statement to the last, on PostgreSQL, and
 * is what is read from it. FILES tries other scripts of the fixtures, RULES some rules only.
 */
const fixtures = join(import.meta.dirname, 'sql/fixtures')
const corpus = readdirSync(join(fixtures, 'corpus'))
  .filter((file) => file.endsWith('.sql'))
  .map((file) => `corpus/${file.slice(0, -'.sql'.length)}`)
const chosen = process.env.FILES?.split(',') ?? [
  ...corpus,
  'scripts/django',
  'scripts/hibernate',
  'scripts/rails',
]
const wanted = process.env.RULES?.split(',')
const judging = rules.filter((rule) => (wanted ? wanted.includes(rule.id) : rule.stance !== 'policy'))

/** A script of more tables takes seconds to run: its fixes are tried all at once, unless RULES names some. */
const tooManyTables = 30
/** Of a script of more tables only the safe fixes are tried: those that a click applies. */
const mostForAll = 500
/** Fixes that had to wait for others come in a later round. */
const rounds = 4

describe.each(chosen)('%s', (file) => {
  let state: DocumentState
  let trial: WriteTrial
  beforeAll(async () => {
    const text = readFileSync(join(fixtures, `${file}.sql`), 'utf8')
    state = openDocument(text, 'postgres')
    trial = await makeWriteTrial(text, state)
  }, 900_000)
  afterAll(() => trial.close())

  it('runs with all fixes of each rule', async () => {
    const wrong: string[] = []
    for (const [rule, findings] of byRule(state)) {
      if (state.schema.tables.size > tooManyTables && !wanted) continue
      const fixed = withFixes(state, findings)
      const outcome = typeof fixed === 'string' ? fixed : await trial.run(fixed)
      if (outcome.length > 0) wrong.push(`${rule}: ${said(outcome)}`)
    }
    expect(wrong).toEqual([])
  }, 900_000)

  it('runs with all fixes of all rules', async () => {
    let now = state
    const isWhole = state.schema.tables.size <= mostForAll
    for (let round = 0; round < (isWhole ? rounds : 1); round++) {
      const findings = reviewSchema(now.schema, { rules: judging }).filter(
        ({ fix }) => fix && (isWhole || fix.safe),
      )
      if (findings.length === 0) break
      const next = withFixes(now, findings)
      if (typeof next === 'string') throw new Error(next)
      if (next.text === now.text) break
      now = next
    }
    expect(said(await trial.run(now))).toBe('')
  }, 900_000)
})

function byRule(state: DocumentState): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  for (const finding of reviewSchema(state.schema, { rules: judging })) {
    if (!finding.fix) continue
    const same = found.get(finding.rule)
    if (same) same.push(finding)
    else found.set(finding.rule, [finding])
  }
  return found
}

/** The document with the fixes written into it; what is wrong when they cannot be. */
function withFixes(state: DocumentState, findings: readonly Finding[]): DocumentState | string {
  const { ops } = fixAll(state.schema, findings)
  const written = writeOps(state, ops)
  if (!written.ok) return `${written.error.code}: ${written.error.message}`
  // Bodies that may mean what is renamed are told to the user and left alone: such a script need not run.
  const renames = ops.some((op) => op.op.endsWith('.rename'))
  if (renames && written.value.unresolved.length > 0) {
    return withOps(
      state,
      ops.filter((op) => !op.op.endsWith('.rename')),
    )
  }
  return editDocument(state, written.value.change).state
}

function withOps(state: DocumentState, ops: readonly SchemaOp[]): DocumentState | string {
  const written = writeOps(state, ops)
  return written.ok ? editDocument(state, written.value.change).state : written.error.message
}

function said(outcome: Awaited<ReturnType<WriteTrial['run']>>): string {
  if (typeof outcome === 'string') return outcome
  return outcome.length === 0 ? '' : JSON.stringify(outcome.slice(0, 3))
}
