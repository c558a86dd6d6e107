import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseEntityId } from '../../schema/index.ts'
import { rules } from '../registry.ts'
import { precisionPage } from './page.ts'
import { isImprecise, type Precision } from './precision.ts'
import { measurePrecision, readCorpus, readJudgements } from './testing/corpus.ts'
import { widespread } from './widespread.ts'

const pagePath = fileURLToPath(new URL('../../../docs/rules/precision.md', import.meta.url))
const corpus = readCorpus()
const measured = measurePrecision(corpus)
const recommended = measured.filter(({ rule }) => rule.stance === 'recommended')

describe('precision on real schemas', () => {
  it('was judged for a sample of every recommended rule', () => {
    expect(
      recommended.filter(({ open }) => open.length > 0).map(({ rule, open }) => [rule.id, open.length]),
    ).toEqual([])
  })

  it('is nine of ten or better for every recommended rule', () => {
    expect(recommended.filter(isImprecise).map(({ rule }) => rule.id)).toEqual([])
  })

  it('is not won by finding less: what was judged right is still found', () => {
    expect(measured.flatMap(({ rule, lost }) => lost.map((each) => `${rule.id}: ${each.finding}`))).toEqual(
      [],
    )
  })

  it('has judgements of existing rules only', () => {
    const ids = new Set(rules.map((rule) => rule.id))
    expect([...readJudgements().keys()].filter((id) => !ids.has(id))).toEqual([])
    expect(Object.keys(widespread).filter((id) => !ids.has(id))).toEqual([])
  })

  it('speaks about a third of the tables at most, unless that is the purpose', () => {
    const tables = corpus.reduce((sum, { document }) => sum + document.schema.tables.size, 0)
    const loud = recommended.filter((row) => tablesOf(row) * 3 > tables)
    expect(loud.map(({ rule }) => rule.id).filter((id) => !(id in widespread))).toEqual([])
  })

  it('has its page', () => {
    const page = precisionPage(
      measured,
      corpus.map(({ script }) => script),
    )
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(pagePath, page)
    expect(existsSync(pagePath) ? readFileSync(pagePath, 'utf8') : '').toBe(page)
  })
})

/** How many tables the findings of a rule are about. */
function tablesOf({ sightings }: Precision): number {
  return new Set(
    sightings.flatMap(({ script, finding }) => {
      const [first] = finding.entities
      const parts = first ? parseEntityId(first).parts.slice(0, 2) : []
      return parts.length === 2 ? [`${script}\u0000${parts.join('.')}`] : []
    }),
  ).size
}
