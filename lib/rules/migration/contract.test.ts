import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dialectOf } from '../../sql/index.ts'
import { applyChange } from '../../text/index.ts'
import { coveragePage, rulePage } from '../documentation/rule-page.ts'
import { catalogueNumbers, leftOut } from './catalogue.ts'
import type { MigrationFinding, MigrationRule } from './reading/rule.ts'
import { migrationRules } from './registry.ts'
import { type MigrationReviewOptions, reviewMigration } from './review/engine.ts'
import { fixMigration } from './review/fix-all.ts'

const here = dirname(fileURLToPath(import.meta.url))
const pages = join(here, '../../../docs/rules')
const rewrite = process.env.UPDATE_GOLDEN === '1'
const ranks = { error: 0, warning: 1, info: 2 } as const
/** Numbers of other families that only a migration shows; the catalogue of schemas counts them. */
const schemaFamilies = /^(NM|SEC)/
const entrances = ['index.ts', 'registry.ts', 'catalogue.ts']
const dialect = dialectOf('postgres')

describe.each(migrationRules.filter((rule) => rule.fixable).map((rule) => [rule.id, rule] as const))(
  'fix of %s',
  (_, rule) => {
    it('clears the finding, parses and brings nothing as severe', () => {
      const bad = caseOf(rule, 'bad')
      const options = { ...optionsOf(rule), rules: [rule] }
      const { text, fixed } = fixMigration(bad, options, ({ fix }) => fix !== null)
      expect(fixed.length).toBeGreaterThan(0)
      expect(complaintsOf(text)).toEqual([])
      expect(review(rule, text).filter(({ fix }) => fix !== null)).toEqual([])
      expect(newFindings(rule, bad, text)).toEqual([])
      expect(text).toBe(golden(pathOf(rule, 'fixed.sql'), text))
    })

    it('keeps what stands around the statement', () => {
      const bad = `-- before\n${caseOf(rule, 'bad').trimEnd()}\n-- behind\n`
      for (const { fix } of review(rule, bad)) {
        if (!fix) continue
        const text = applyChange(bad, fix.change)
        expect(complaintsOf(text)).toEqual([])
        expect(text.trimEnd().endsWith('-- behind')).toBe(true)
        expect(text).toContain('-- before\n')
      }
    })
  },
)

describe.each(migrationRules.map((rule) => [rule.id, rule] as const))('migration rule %s', (_, rule) => {
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
    for (const number of rule.catalogue) expect(number).toMatch(/^(MS|LOS|BC|PRO|NM|SEC)\d{3}$/)
    expect(existsSync(join(here, `${rule.id}.ts`))).toBe(true)
    expect((rule.checkStatement === undefined) !== (rule.checkFile === undefined)).toBe(true)
  })

  it('finds nothing in the good case', () => {
    expect(review(rule, caseOf(rule, 'good')).map(({ message }) => message)).toEqual([])
  })

  it('finds something in the bad case, at its place', () => {
    const text = caseOf(rule, 'bad')
    const found = review(rule, text)
    expect(found.length).toBeGreaterThan(0)
    for (const finding of found) {
      expect(finding.message.trim()).not.toBe('')
      expect(finding.evidence.trim()).not.toBe('')
      expect(finding.confidence).toBeGreaterThan(0)
      expect(finding.confidence).toBeLessThanOrEqual(1)
      expect(finding.from).toBeGreaterThanOrEqual(0)
      expect(finding.to).toBeGreaterThan(finding.from)
      expect(finding.to).toBeLessThanOrEqual(text.length)
      expect(finding.guidance === null).toBe(finding.fix !== null)
      if (!rule.fixable) expect(finding.fix).toBeNull()
    }
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
  })

  it('is not disturbed by comments, CRLF or an unrelated statement', () => {
    const text = caseOf(rule, 'bad')
    const expected = review(rule, text).map(({ key }) => key)
    expect(review(rule, text.replaceAll('\n', '\r\n')).map(({ key }) => key)).toEqual(expected)
    const more = `/* why; */\n${text}\n-- done\nCOMMENT ON SCHEMA public IS 'x; y';\n`
    expect(review(rule, more).map(({ key }) => key)).toEqual(expected)
  })

  it('has its page', () => {
    const base = baseOf(rule)
    const page = rulePage(rule, {
      good: caseOf(rule, 'good'),
      bad: caseOf(rule, 'bad'),
      fixed: rule.fixable ? caseOf(rule, 'fixed') : null,
      base: base === '' ? null : base,
      settings: optionsOf(rule).settings?.[rule.id]?.options ?? {},
    })
    expect(golden(join(pages, `${rule.id}.md`), page)).toBe(page)
  })
})

describe('the registry of migration rules', () => {
  it('holds every rule file once, under its own id', () => {
    const files = readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    const own = files.filter((file) => !entrances.includes(file))
    expect(migrationRules.map((rule) => `${rule.id}.ts`).sort()).toEqual(own.sort())
    expect(new Set(migrationRules.map((rule) => rule.id)).size).toBe(migrationRules.length)
  })

  it('covers the catalogue, or says why not', () => {
    const covered = new Set(
      migrationRules.flatMap((rule) => rule.catalogue.filter((number) => !schemaFamilies.test(number))),
    )
    const page = coveragePage(migrationRules, catalogueNumbers, leftOut)
    expect(golden(join(pages, 'migration.md'), page)).toBe(page)
    expect([...covered].filter((number) => !catalogueNumbers.includes(number))).toEqual([])
    expect(Object.keys(leftOut).filter((number) => covered.has(number))).toEqual([])
    expect(catalogueNumbers.filter((number) => !covered.has(number) && !leftOut[number])).toEqual([])
  })

  it('is as large as the README says', () => {
    const readme = readFileSync(join(here, '../../../README.md'), 'utf8')
    expect(readme).toContain(`${migrationRules.length} more read migration files`)
  })

  it('has no cases of rules that are gone', () => {
    const ids = new Set(migrationRules.map((rule) => rule.id))
    const cases = readdirSync(here).filter((file) => file.endsWith('.cases'))
    expect(cases.filter((folder) => !ids.has(folder.slice(0, -'.cases'.length)))).toEqual([])
  })
})

function review(rule: MigrationRule, text: string): readonly MigrationFinding[] {
  const findings = reviewMigration(text, { ...optionsOf(rule), rules: [rule] })
  expect(findings.filter((finding) => finding.rule === 'rule-failure')).toEqual([])
  return findings
}

/** Findings of other rules at least as severe that were not there before. */
function newFindings(rule: MigrationRule, before: string, after: string): readonly string[] {
  const count = (text: string) => {
    const counts = new Map<string, number>()
    for (const finding of reviewMigration(text, optionsOf(rule))) {
      if (finding.rule === rule.id || ranks[finding.severity] > ranks[rule.severity]) continue
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1)
    }
    return counts
  }
  const old = count(before)
  return [...count(after)].filter(([id, times]) => times > (old.get(id) ?? 0)).map(([id]) => id)
}

const settings = z.strictObject({
  version: z.string().optional(),
  wrapped: z.boolean().optional(),
  path: z.string().optional(),
  siblings: z.array(z.string()).optional(),
  /** Values of the rule's options. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
})

function optionsOf(rule: MigrationRule): MigrationReviewOptions {
  const path = pathOf(rule, 'options.json')
  const { settings: values = {}, ...own } = existsSync(path)
    ? settings.parse(JSON.parse(readFileSync(path, 'utf8')))
    : {}
  return { ...own, settings: { [rule.id]: { options: values } }, base: baseOf(rule), dialect: 'postgres' }
}

function baseOf(rule: MigrationRule): string {
  const path = pathOf(rule, 'base.sql')
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function complaintsOf(text: string): readonly string[] {
  return dialect.parse(text).segments.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))
}

function pathOf(rule: MigrationRule, name: string): string {
  return join(here, `${rule.id}.cases`, name)
}

function caseOf(rule: MigrationRule, name: 'good' | 'bad' | 'fixed'): string {
  return readFileSync(pathOf(rule, `${name}.sql`), 'utf8')
}

/** The stored text; with UPDATE_GOLDEN=1 the given text is stored first. */
function golden(path: string, text: string): string {
  if (rewrite) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return readFileSync(path, 'utf8')
}
