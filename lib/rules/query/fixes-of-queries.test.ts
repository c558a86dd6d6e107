import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { applyChange, makeChange } from '../../text/index.ts'
import { readWorkload } from '../../workload/index.ts'
import { defaultsOf } from '../options.ts'
import { queriesRules } from '../queries/registry.ts'
import { buildContext } from '../table-context.ts'
import { judgedQuery } from './judged-query.ts'
import { isQueryRule } from './query-rule.ts'

const folder = join(import.meta.dirname, '../queries')
const rules = queriesRules.filter(isQueryRule)
const cases = readdirSync(folder).filter((name) => name.endsWith('.cases'))
const statements = cases.flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.workload.sql'))
    .flatMap((file) => {
      const read = readWorkload(readFileSync(join(folder, name, file), 'utf8'), 'postgres')
      return read.ok ? read.value.statements.map(({ text }) => text) : []
    }),
)
const script = readFileSync(join(folder, 'natural-join.cases/bad.sql'), 'utf8')
const context = buildContext(openDocument(script, 'postgres').schema)

it('no statement makes a rule throw, and what a fix writes can be read', () => {
  const words = statements.map((text) => text.split(/(\s+|[(),;])/))
  const word = fc.constantFrom(
    ...new Set(words.flat()),
    'ARRAY[1]',
    'VALUES (1)',
    'LATERAL',
    'USING (id)',
    'WITH x AS',
  )
  const change = fc.record({ at: fc.nat(), take: fc.nat({ max: 2 }), put: fc.array(word, { maxLength: 2 }) })
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.array(change, { maxLength: 2 }), (statement, changes) => {
      const parts = [...statement]
      for (const { at, take, put } of changes) parts.splice(at % parts.length, take, ...put)
      holdsFor(parts.join(''))
    }),
    { numRuns: 1500 },
  )
})

it('of each statement of the cases', () => {
  for (const text of statements) holdsFor(text)
})

function holdsFor(sql: string): void {
  const judged = judgedQuery(context, sql, 'workload', 'The query')
  if (!judged) return
  for (const rule of rules) {
    for (const { at, fix, guide } of rule.judgeQuery(judged, defaultsOf(rule.options))) {
      expect(at.from).toBeLessThanOrEqual(at.to)
      for (const { edits = [], title } of [...(fix ? [fix] : []), ...(guide?.choices ?? [])]) {
        const after = applyChange(sql, makeChange(edits))
        const reading = context.facts.dialect.readQuery?.(after)
        if (!reading?.statement) throw new Error(`${rule.id}, ${title}: ${sql} → ${after}`)
        if (judged.isWhole) expect(reading.unread).toEqual([])
      }
    }
  }
}
