import { factsOfRule } from '../facts-of-rule.ts'
import type { RuleSeverity } from '../rule.ts'
import { escapeMarkdown } from './escape.ts'
import type { LocatedFinding, Report } from './locate.ts'

/** Longest comment in characters: code hosts refuse those of 65,536 and more. */
const mostCharacters = 60_000

/** Markdown for a pull request: the counts, then a closed section for each severity; what does not fit is counted. */
export function formatMarkdown({ findings, file, compared, scores }: Report): string {
  const of = (state: LocatedFinding['state']) => findings.filter((each) => each.state === state)
  const counting = of('new')
  const head = [
    `### Athena: ${headline(counting, compared)}`,
    '',
    [
      `\`${file.replaceAll('`', "'")}\``,
      ...severities.map(({ severity, many }) => `${count(counting, severity)} ${many}`),
      ...(compared === 'with another text' ? [`${of('fixed').length} fixed`] : []),
      ...(compared === 'with nothing' ? [] : [`${of('known').length} known before`]),
      ...(of('waived').length > 0 ? [`${of('waived').length} waived`] : []),
    ].join(' · '),
    '',
    ...(scores.length > 0
      ? [scores.map(({ category, score }) => `${escapeMarkdown(category)} **${score}**`).join(' · '), '']
      : []),
  ].join('\n')
  const sections = [
    ...severities.map(({ severity, many }) => ({
      title: capital(many),
      lines: counting.filter(({ finding }) => finding.severity === severity).map(lineOf),
    })),
    { title: 'Fixed', lines: of('fixed').map(lineOf) },
  ].filter(({ lines }) => lines.length > 0)
  const parts: string[] = [head]
  let room = mostCharacters - head.length
  for (const { title, lines } of sections) {
    const open = `<details><summary>${title} (${lines.length})</summary>\n\n`
    const end = '\n\n</details>\n\n'
    const told: string[] = []
    let left = room - open.length - end.length - 80
    for (const line of lines) {
      left -= line.length + 1
      if (left < 0) break
      told.push(line)
    }
    const missing = lines.length - told.length
    if (missing > 0) told.push(`- … and ${missing} more.`)
    const section = `${open}${told.join('\n')}${end}`
    if (section.length > room) {
      parts.push(`${title}: ${lines.length}, left out for length.\n\n`)
      break
    }
    parts.push(section)
    room -= section.length
  }
  return `${parts.join('').trimEnd()}\n`
}

function headline(counting: readonly LocatedFinding[], compared: Report['compared']): string {
  const fresh = compared === 'with nothing' ? '' : 'new '
  if (counting.length === 0) return `no ${fresh}findings`
  return counting.length === 1 ? `1 ${fresh}finding` : `${counting.length} ${fresh}findings`
}

function lineOf({ finding, place, file }: LocatedFinding): string {
  const at = place ? ` (${escapeMarkdown(file)}, line ${place.line})` : ''
  const why = factsOfRule(finding.rule)?.rationale
  const fix = finding.fix
    ? `\n  - Fix${finding.fix.safe ? '' : ', to be weighed'}: ${escapeMarkdown(finding.fix.title)}`
    : finding.guidance
      ? `\n  - Instead: ${escapeMarkdown(finding.guidance)}`
      : ''
  return (
    `- **${escapeMarkdown(finding.message)}** \`${finding.rule}\`${at}\n  - ${escapeMarkdown(finding.evidence)}` +
    `${why ? ` ${escapeMarkdown(why)}` : ''}${fix}`
  )
}

function count(findings: readonly LocatedFinding[], wanted: RuleSeverity): number {
  return findings.filter(({ finding }) => finding.severity === wanted).length
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const severities = [
  { severity: 'error', many: 'errors' },
  { severity: 'warning', many: 'warnings' },
  { severity: 'info', many: 'hints' },
] as const
