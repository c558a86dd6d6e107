import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type DocumentState, editDocument, openDocument, writeOps } from '../sync/index.ts'
import { rulePage, rulesIndex } from './documentation/rule-page.ts'
import { reviewSchema, ruleFailure } from './engine.ts'
import { fixAll } from './fix-all.ts'
import { migrationRules } from './migration/registry.ts'
import { rules } from './registry.ts'
import type { Finding, Rule, RuleSeverity } from './rule.ts'

const here = dirname(fileURLToPath(import.meta.url))
const pages = join(here, '../../docs/rules')
const rewrite = process.env.UPDATE_GOLDEN === '1'
const ranks: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, info: 2 }
const fixable = rules.filter((rule) => rule.fixable)
const categories = ['design', 'indexing', 'naming', 'typing', 'security'] as const

describe.each(fixable.map((rule) => [rule.id, rule] as const))('fix of %s', (_, rule) => {
  it('is cleared by its fix, which parses and brings nothing as severe', () => {
    const before = open(caseOf(rule, 'bad'))
    const found = findingsOf(rule, before)
    expect(found.some((finding) => finding.fix !== null)).toBe(true)
    const { ops, fixed } = fixAll(before.schema, found)
    const written = writeOps(before, ops)
    if (!written.ok) throw new Error(`${rule.id}: ${written.error.code}: ${written.error.message}`)
    const after = editDocument(before, written.value.change).state
    expect(after.diagnostics).toEqual([])
    const gone = new Set(fixed.map((finding) => finding.key))
    expect(findingsOf(rule, after).filter((finding) => gone.has(finding.key))).toEqual([])
    expect(newFindings(before, after, rule)).toEqual([])
    expect(after.text).toBe(golden(pathOf(rule, 'fixed'), after.text))
  })
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule) => {
  it('says what, why, from where and when not', () => {
    for (const text of [
      rule.title,
      rule.detects,
      rule.rationale,
      rule.source,
      rule.ignoreWhen,
      rule.remedy,
    ]) {
      expect(text.trim()).not.toBe('')
    }
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(rule.catalogue.length).toBeGreaterThan(0)
    for (const number of rule.catalogue) expect(number).toMatch(/^(SCH|IX|NM|TY|SEC)\d{3}$/)
    expect(existsSync(join(here, rule.category, `${rule.id}.ts`))).toBe(true)
  })

  it('finds nothing in the good case', () => {
    const good = open(caseOf(rule, 'good'))
    expect(findingsOf(rule, good).map((finding) => finding.message)).toEqual([])
  })

  it('finds something in the bad case', () => {
    const bad = open(caseOf(rule, 'bad'))
    const found = findingsOf(rule, bad)
    expect(found.length).toBeGreaterThan(0)
    for (const finding of found) {
      expect(finding.message.trim()).not.toBe('')
      expect(finding.evidence.trim()).not.toBe('')
      expect(finding.confidence).toBeGreaterThan(0)
      expect(finding.confidence).toBeLessThanOrEqual(1)
      expect(bad.sources.locate(finding.entities[0] as never).length + schemaWide(finding)).toBeGreaterThan(0)
      if (!rule.fixable) expect(finding.fix).toBeNull()
    }
  })

  it('is not disturbed by comments, CRLF or an unrelated table', () => {
    const text = caseOf(rule, 'bad')
    const expected = findingsOf(rule, open(text)).map((finding) => finding.key)
    const crlf = open(text.replaceAll('\n', '\r\n'))
    expect(findingsOf(rule, crlf).map((finding) => finding.key)).toEqual(expected)
    const more = open(`${text}\nCREATE TYPE unrelated_mood AS ENUM ('sad', 'ok');\n`)
    expect(findingsOf(rule, more).map((finding) => finding.key)).toEqual(expected)
  })

  it('has its page', () => {
    const cases = {
      good: caseOf(rule, 'good'),
      bad: caseOf(rule, 'bad'),
      fixed: rule.fixable ? caseOf(rule, 'fixed') : null,
    }
    const page = rulePage(rule, cases)
    expect(golden(join(pages, `${rule.id}.md`), page)).toBe(page)
  })
})

describe('the registry', () => {
  it('holds every rule file once, under its own id', () => {
    const files = categories.flatMap((category) =>
      readdirSync(join(here, category)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')),
    )
    expect(rules.map((rule) => `${rule.id}.ts`).sort()).toEqual(files.sort())
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  })

  it('has no cases or pages of rules that are gone', () => {
    const ids = new Set(rules.map((rule) => rule.id))
    const cases = categories.flatMap((category) =>
      readdirSync(join(here, category)).filter((file) => file.endsWith('.cases')),
    )
    expect(cases.filter((folder) => !ids.has(folder.slice(0, -'.cases'.length)))).toEqual([])
    const pageIds = new Set([...ids, ...migrationRules.map((rule) => rule.id), 'index', 'migration'])
    const names = readdirSync(pages)
    expect(names.filter((file) => !pageIds.has(file.slice(0, -'.md'.length)))).toEqual([])
  })

  it('has its index', () => {
    const index = rulesIndex(rules, migrationRules)
    expect(golden(join(pages, 'index.md'), index)).toBe(index)
  })
})

/** Every case is well formed; what it says may be what the engine refuses, where that is what the rule is about. */
function open(text: string): DocumentState {
  const document = openDocument(text, 'postgres')
  expect(document.tree.segments.flatMap((segment) => segment.diagnostics)).toEqual([])
  return document
}

function findingsOf(rule: Rule, document: DocumentState): readonly Finding[] {
  const findings = reviewSchema(document.schema, { rules: [rule] })
  expect(findings.filter((finding) => finding.rule === ruleFailure)).toEqual([])
  return findings
}

/** Findings of other rules at least as severe that were not there before. */
function newFindings(before: DocumentState, after: DocumentState, rule: Rule): readonly string[] {
  const count = (document: DocumentState) => {
    const counts = new Map<string, number>()
    for (const finding of reviewSchema(document.schema)) {
      if (finding.rule === rule.id || ranks[finding.severity] > ranks[rule.severity]) continue
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1)
    }
    return counts
  }
  const old = count(before)
  return [...count(after)].filter(([id, times]) => times > (old.get(id) ?? 0)).map(([id]) => id)
}

function schemaWide(finding: Finding): number {
  return finding.entities[0]?.startsWith('schema:') ? 1 : 0
}

function pathOf(rule: Rule, name: 'good' | 'bad' | 'fixed'): string {
  return join(here, rule.category, `${rule.id}.cases`, `${name}.sql`)
}

function caseOf(rule: Rule, name: 'good' | 'bad' | 'fixed'): string {
  return readFileSync(pathOf(rule, name), 'utf8')
}

/** The stored text; with UPDATE_GOLDEN=1 the given text is stored first. */
function golden(path: string, text: string): string {
  if (rewrite) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return readFileSync(path, 'utf8')
}
