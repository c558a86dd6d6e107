import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../text/index.ts'
import { formatMigrationReviews } from '../../report/index.ts'
import { migrationRules } from '../registry.ts'
import { type MigrationReviewOptions, reviewMigration } from './engine.ts'
import { fixMigration } from './fix-all.ts'

const fixtures = join(import.meta.dirname, '../fixtures')
const scripts = join(import.meta.dirname, '../../../sql/fixtures/corpus')

describe.each(readdirSync(fixtures))('the migration %s', (name) => {
  const text = readFileSync(join(fixtures, name, 'migration.sql'), 'utf8')
  const options = optionsOf(name)

  it('has the findings that are written down', () => {
    const report = formatMigrationReviews(
      [{ file: `${name}.sql`, text, findings: reviewMigration(text, options) }],
      'text',
    )
    expect(report).toBe(golden(join(fixtures, name, 'expected.txt'), report))
  })

  it('becomes what is written down by its safe rewrites, which leave none to make', () => {
    const isSafe = ({ fix }: { readonly fix: { readonly safe: boolean } | null }) => fix?.safe === true
    const { text: fixed } = fixMigration(text, options, isSafe)
    expect(fixed).toBe(golden(join(fixtures, name, 'fixed.sql'), fixed))
    expect(reviewMigration(fixed, options).filter(isSafe)).toEqual([])
  })

  it('is told of the same with other line ends', () => {
    const crlf = text.replaceAll('\n', '\r\n')
    const rules = (input: string) => reviewMigration(input, options).map(({ rule }) => rule)
    expect(rules(crlf)).toEqual(rules(text))
  })

  it('keeps every character outside of a rewrite', () => {
    for (const { fix } of reviewMigration(text, options)) {
      if (!fix) continue
      const [first] = fix.change.replacements
      const after = applyChange(text, fix.change)
      expect(after.startsWith(text.slice(0, first?.from))).toBe(true)
      expect(after.endsWith(text.slice(fix.change.replacements.at(-1)?.to))).toBe(true)
    }
  })
})

describe.each(readdirSync(scripts).filter((file) => file.endsWith('.sql')))('the script %s', (file) => {
  const text = readFileSync(join(scripts, file), 'utf8').slice(0, 60_000)

  it('makes no rule fail, and nobody waits for what it makes itself', () => {
    const found = reviewMigration(text, { dialect: 'postgres' })
    expect(found.filter(({ rule }) => rule === 'rule-failure')).toEqual([])
    const locking = found.filter(({ rule }) => /not-concurrent|under-lock|at-once|-scan$|rewrites/.test(rule))
    expect(locking.map(({ message }) => message)).toEqual([])
  })
})

function optionsOf(name: string): MigrationReviewOptions {
  const at = (file: string) => join(fixtures, name, file)
  const own = existsSync(at('options.json')) ? JSON.parse(readFileSync(at('options.json'), 'utf8')) : {}
  const base = existsSync(at('base.sql')) ? readFileSync(at('base.sql'), 'utf8') : ''
  // What rules of schemas add is tried beside: here it would change with each of them.
  const rules = migrationRules.filter(({ stance }) => stance === 'recommended')
  return { ...own, base, rules, dialect: 'postgres' }
}

/** The stored text; with UPDATE_GOLDEN=1 the given text is stored first. */
function golden(path: string, text: string): string {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text)
  return readFileSync(path, 'utf8')
}
