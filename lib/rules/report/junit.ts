import { factsOfRule } from '../facts-of-rule.ts'
import { escapeMarkup } from './escape.ts'
import type { LocatedFinding, Report } from './locate.ts'

/**
 * JUnit XML: a suite for each category, a case for each finding. Errors and warnings fail, hints pass with what they
 * say as output, what is waived or known is skipped.
 */
export function formatJunit({ findings, file }: Report): string {
  const present = findings.filter(({ state }) => state !== 'fixed')
  const categories = [...new Set(present.map(({ finding }) => finding.category))]
  const suites =
    categories.length === 0
      ? [suiteOf('review', [`    <testcase classname="athena" name="${attribute(file)}"/>`], [])]
      : categories.map((category) => {
          const own = present.filter(({ finding }) => finding.category === category)
          return suiteOf(category, own.map(caseOf), own)
        })
  const [tests, failures, skipped] = [
    Math.max(present.length, 1),
    present.filter(fails).length,
    present.filter(isSkipped).length,
  ]
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Athena" tests="${tests}" failures="${failures}" skipped="${skipped}">`,
    ...suites,
    '</testsuites>',
  ].join('\n')}\n`
}

function suiteOf(name: string, cases: readonly string[], findings: readonly LocatedFinding[]): string {
  const failures = findings.filter(fails).length
  const skipped = findings.filter(isSkipped).length
  return [
    `  <testsuite name="${attribute(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

function caseOf(located: LocatedFinding): string {
  const { finding, place, file } = located
  const at = place ? `${file}:${place.line}:${place.column}` : file
  const head = [
    `classname="${attribute(`athena.${finding.category}.${finding.rule}`)}"`,
    `name="${attribute(finding.message)}"`,
    `file="${attribute(file)}"`,
    ...(place ? [`line="${place.line}"`] : []),
  ].join(' ')
  const rule = factsOfRule(finding.rule)
  const text = [at, finding.evidence, rule?.rationale, finding.fix?.title ?? finding.guidance]
    .filter((line) => line)
    .join('\n')
  return [`    <testcase ${head}>`, `      ${resultOf(located, text)}`, '    </testcase>'].join('\n')
}

function resultOf(located: LocatedFinding, text: string): string {
  const { finding, state } = located
  if (state === 'waived')
    return `<skipped message="${attribute(`waived: ${finding.waiver?.reason ?? ''}`)}"/>`
  if (state === 'known') return '<skipped message="known before"/>'
  if (!fails(located)) return `<system-out>${escapeMarkup(text)}</system-out>`
  return `<failure type="${finding.severity}" message="${attribute(finding.message)}">${escapeMarkup(text)}</failure>`
}

function fails({ finding, state }: LocatedFinding): boolean {
  return state === 'new' && finding.severity !== 'info'
}

function isSkipped({ state }: LocatedFinding): boolean {
  return state === 'waived' || state === 'known'
}

function attribute(text: string): string {
  return escapeMarkup(text).replaceAll('\n', '&#10;')
}
