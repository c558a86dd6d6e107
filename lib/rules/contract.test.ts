import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readStatistics } from '../statistics/index.ts'
import { type DocumentState, editDocument, openDocument, writeOps } from '../sync/index.ts'
import { applyChange, makeChange } from '../text/index.ts'
import { readWorkload } from '../workload/index.ts'
import { rulePage } from './documentation/rule-page.ts'
import { rulesIndex } from './documentation/rules-index.ts'
import { reviewSchema, ruleFailure } from './engine.ts'
import { fixAll } from './fix-all.ts'
import { migrationRules } from './migration/registry.ts'
import { faultOf, type RuleOptions } from './options.ts'
import { rules } from './registry.ts'
import type { Finding, Fix, Rule, RuleSeverity } from './rule.ts'

const here = dirname(fileURLToPath(import.meta.url))
const pages = join(here, '../../docs/rules')
const rewrite = process.env.UPDATE_GOLDEN === '1'
const ranks: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, info: 2 }
const fixable = rules.filter((rule) => rule.fixable)
const categories = ['design', 'indexing', 'naming', 'typing', 'security', 'queries'] as const

describe.each(fixable.map((rule) => [rule.id, rule] as const))('fix of %s', (_, rule) => {
  it('is cleared by its fix, which parses and brings nothing as severe', () => {
    const before = openCase(rule, 'bad')
    const found = findingsOf(rule, before)
    expect(found.some((finding) => finding.fix !== null)).toBe(true)
    const fixes = found.flatMap((finding) => finding.fix ?? [])
    const inSchema = fixes.some((fix) => fix.ops.length > 0)
    const inWorkload = fixes.some((fix) => fix.workload)
    expect(inSchema || inWorkload).toBe(true)
    const schemaAfter = inSchema ? schemaFixed(rule, before, found) : before
    const after = inWorkload ? workloadFixed(rule, schemaAfter, fixes) : schemaAfter
    expect(newFindings(before, after, rule)).toEqual([])
    if (inSchema) expect(after.document.text).toBe(golden(pathOf(rule, 'fixed.sql'), after.document.text))
    if (inWorkload)
      expect(after.workload).toBe(golden(pathOf(rule, 'fixed.workload.sql'), after.workload ?? ''))
  })
})

describe.each(rules.filter((rule) => rule.guided).map((rule) => [rule.id, rule] as const))(
  'guide of %s',
  (_, rule) => {
    it('asks a question whose every answer can be written and clears the finding', () => {
      const before = openCase(rule, 'bad')
      const guided = findingsOf(rule, before).filter((finding) => finding.guide)
      expect(guided.length).toBeGreaterThan(0)
      for (const { guide, key } of guided) {
        expect(guide?.question.trim()).toMatch(/\?$/)
        expect(guide?.choices.length).toBeGreaterThan(1)
        expect(new Set(guide?.choices.map(({ title }) => title)).size).toBe(guide?.choices.length)
        for (const choice of guide?.choices ?? []) {
          const after = choice.workload
            ? { ...before, workload: rewritten(before, [choice]) }
            : written(before, choice)
          expect(findingsOf(rule, after).filter((finding) => finding.key === key)).toEqual([])
        }
      }
    })
  },
)

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
    // Where nothing is offered, the remedy says why.
    if (!rule.fixable && !rule.guided) expect(rule.remedy).toMatch(/^No(ne|thing)\b/)
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(rule.catalogue.length).toBeGreaterThan(0)
    for (const number of rule.catalogue) expect(number).toMatch(/^[A-Z]{2,3}\d{3}$/)
    expect(existsSync(join(here, rule.category, `${rule.id}.ts`))).toBe(true)
  })

  it('has options whose defaults they allow themselves', () => {
    for (const [name, spec] of Object.entries(rule.options)) {
      expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      expect(spec.says.trim()).not.toBe('')
      expect(faultOf(spec, spec.default)).toBeNull()
    }
    for (const [name, value] of Object.entries(settingsOf(rule))) {
      const spec = rule.options[name]
      expect(spec, `${name} in settings.json`).toBeDefined()
      if (spec) expect(faultOf(spec, value)).toBeNull()
    }
  })

  it('finds nothing in the good case', () => {
    const good = openCase(rule, 'good')
    expect(findingsOf(rule, good).map((finding) => finding.message)).toEqual([])
  })

  it('finds something in the bad case', () => {
    const bad = openCase(rule, 'bad')
    const found = findingsOf(rule, bad)
    expect(found.length).toBeGreaterThan(0)
    for (const finding of found) {
      expect(finding.message.trim()).not.toBe('')
      expect(finding.evidence.trim()).not.toBe('')
      expect(finding.confidence).toBeGreaterThan(0)
      expect(finding.confidence).toBeLessThanOrEqual(1)
      expect(isPlaced(finding, bad)).toBe(true)
      if (!rule.fixable) expect(finding.fix).toBeNull()
      if (!rule.guided) expect(finding.guide).toBeUndefined()
      if (finding.fix) expect(finding.guide).toBeUndefined()
    }
  })

  it('is not disturbed by comments, CRLF or an unrelated table', () => {
    const bad = openCase(rule, 'bad')
    const keys = (text: string) =>
      findingsOf(rule, { ...bad, document: open(text) }).map((finding) => finding.key)
    const { text } = bad.document
    const expected = findingsOf(rule, bad).map((finding) => finding.key)
    expect(keys(text.replaceAll('\n', '\r\n'))).toEqual(expected)
    const more = keys(`${text}\nCREATE TYPE unrelated_mood AS ENUM ('sad', 'ok');\n`)
    // Of the type itself a rule may speak: nothing uses it.
    expect(more.filter((key) => !key.includes('unrelated_mood'))).toEqual(expected)
  })

  it('has its page', () => {
    const page = rulePage(rule, {
      good: shown(rule, 'good'),
      bad: shown(rule, 'bad'),
      fixed: rule.fixable ? shown(rule, 'fixed') : null,
      settings: settingsOf(rule),
    })
    expect(golden(join(pages, `${rule.id}.md`), page)).toBe(page)
  })
})

describe('the registry', () => {
  it('holds every rule file once, under its own id', () => {
    const files = categories.flatMap((category) =>
      readdirSync(join(here, category)).filter(
        (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'registry.ts',
      ),
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
    const pageIds = new Set([
      ...ids,
      ...migrationRules.map((rule) => rule.id),
      'index',
      'migration',
      'precision',
    ])
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

/** What a rule is shown: a schema and what else it reads. */
interface Case {
  readonly document: DocumentState
  readonly statistics: string | null
  readonly workload: string | null
}

function openCase(rule: Rule, name: 'good' | 'bad'): Case {
  return {
    document: open(readFileSync(pathOf(rule, `${name}.sql`), 'utf8')),
    statistics: textIfThere(pathOf(rule, `${name}.statistics.json`)),
    workload: textIfThere(pathOf(rule, `${name}.workload.sql`)),
  }
}

/** The options that the cases of a rule are judged with, beside the defaults. */
function settingsOf(rule: Rule): RuleOptions {
  const text = textIfThere(pathOf(rule, 'settings.json'))
  return text === null ? {} : JSON.parse(text)
}

function inputsOf({ document, statistics, workload }: Case) {
  return {
    statistics: statistics === null ? null : statisticsOf(statistics),
    workload: workload === null ? null : workloadOf(workload, document.schema.dialect),
  }
}

function statisticsOf(text: string) {
  const read = readStatistics([text], { home: 'public' })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function workloadOf(text: string, dialect: string) {
  const read = readWorkload(text, dialect)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function findingsOf(rule: Rule, each: Case): readonly Finding[] {
  const settings = { [rule.id]: { options: settingsOf(rule) } }
  const findings = reviewSchema(each.document.schema, { rules: [rule], settings, ...inputsOf(each) })
  expect(findings.filter((finding) => finding.rule === ruleFailure)).toEqual([])
  return findings
}

/** The case after the fixes that change the schema; what they fixed is gone. */
function schemaFixed(rule: Rule, before: Case, found: readonly Finding[]): Case {
  const { ops, fixed } = fixAll(before.document.schema, found)
  const after = written(before, { title: rule.id, ops, safe: true })
  const gone = new Set(fixed.map((finding) => finding.key))
  expect(findingsOf(rule, after).filter((finding) => gone.has(finding.key))).toEqual([])
  return after
}

/** The case after the fixes that rewrite queries, which leave nothing more to rewrite. */
function workloadFixed(rule: Rule, before: Case, fixes: readonly Fix[]): Case {
  const after = { ...before, workload: rewritten(before, fixes) }
  expect(findingsOf(rule, after).filter((finding) => finding.fix)).toEqual([])
  return after
}

function rewritten({ workload }: Case, fixes: readonly Fix[]): string {
  const replacements = fixes.flatMap((fix) => fix.workload?.replacements ?? [])
  return applyChange(workload ?? '', makeChange(replacements))
}

function written(before: Case, { title, ops }: Fix): Case {
  const result = writeOps(before.document, ops)
  if (!result.ok) throw new Error(`${title}: ${result.error.code}: ${result.error.message}`)
  const document = editDocument(before.document, result.value.change).state
  expect(document.diagnostics).toEqual([])
  return { ...before, document }
}

/** Findings of other rules at least as severe that were not there before. */
function newFindings(before: Case, after: Case, rule: Rule): readonly string[] {
  const count = (each: Case) => {
    const counts = new Map<string, number>()
    for (const finding of reviewSchema(each.document.schema, inputsOf(each))) {
      if (finding.rule === rule.id || ranks[finding.severity] > ranks[rule.severity]) continue
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1)
    }
    return counts
  }
  const old = count(before)
  return [...count(after)].filter(([id, times]) => times > (old.get(id) ?? 0)).map(([id]) => id)
}

/** Whether a finding can be shown: at an entity of the script, in the schema as a whole, or in a query. */
function isPlaced({ entities: [first], inWorkload }: Finding, { document }: Case): boolean {
  if (inWorkload) return true
  if (first === undefined) return false
  return first.startsWith('schema:') || document.sources.locate(first).length > 0
}

/** A case as its page shows it: the schema, then what else the rule reads. */
function shown(rule: Rule, name: 'good' | 'bad' | 'fixed'): string {
  const parts = ['sql', 'workload.sql', 'statistics.json'].flatMap((kind) => {
    const own = textIfThere(pathOf(rule, `${name}.${kind}`))
    return own === null ? [] : [{ kind, text: own.trimEnd() }]
  })
  return parts
    .map(({ kind, text }) => (kind === 'sql' ? text : `${headings[kind]}\n${commented(kind, text)}`))
    .join('\n\n')
}

const headings: Readonly<Record<string, string>> = {
  'workload.sql': '-- The queries',
  'statistics.json': '-- The statistics',
}

function commented(kind: string, text: string): string {
  return kind === 'statistics.json' ? text.replace(/^/gm, '-- ') : text
}

function pathOf(rule: Rule, name: string): string {
  return join(here, rule.category, `${rule.id}.cases`, name)
}

function textIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** The stored text; with UPDATE_GOLDEN=1 the given text is stored first. */
function golden(path: string, text: string): string {
  if (rewrite) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return readFileSync(path, 'utf8')
}
