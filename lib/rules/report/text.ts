import type { RuleSeverity } from '../rule.ts'
import type { LocatedFinding, Report } from './locate.ts'

/** A line a finding, as compilers print them, its fix below it, and the counts at the end. */
export function formatText({ findings, file, compared, scores }: Report): string {
  const counting = findings.filter(({ state }) => state === 'new')
  const fixed = findings.filter(({ state }) => state === 'fixed')
  const lines = counting.flatMap(linesOf)
  const gone = fixed.map(({ finding }) => `${file}: fixed: ${finding.message} [${finding.rule}]`)
  return `${[...lines, ...gone, summary(counting, findings, compared), ...scoreLine(scores)].join('\n')}\n`
}

function linesOf({ finding, place, file }: LocatedFinding): readonly string[] {
  const at = place ? `${file}:${place.line}:${place.column}` : file
  const fix = finding.fix
    ? [`    fix${finding.fix.safe ? '' : ' (weigh first)'}: ${finding.fix.title}`]
    : finding.guide
      ? [
          `    choose: ${finding.guide.question}`,
          ...finding.guide.choices.map(({ title }) => `      - ${title}`),
        ]
      : finding.guidance
        ? [`    instead: ${finding.guidance}`]
        : []
  return [`${at}: ${finding.severity}: ${finding.message} [${finding.rule}]`, ...fix]
}

function summary(
  counting: readonly LocatedFinding[],
  all: readonly LocatedFinding[],
  compared: Report['compared'],
): string {
  const inState = (state: LocatedFinding['state']) => all.filter((each) => each.state === state).length
  const besides = [
    ...(compared === 'with another text'
      ? [`${inState('fixed')} fixed`, `${inState('known')} remaining`]
      : []),
    ...(compared === 'with a baseline' ? [`${inState('known')} in the baseline`] : []),
    ...(inState('waived') > 0 ? [`${inState('waived')} waived`] : []),
  ]
  const beside = besides.length > 0 ? ` Besides: ${besides.join(', ')}.` : ''
  const fresh = compared === 'with nothing' ? '' : 'new '
  if (counting.length === 0) return `No ${fresh}findings.${beside}`
  const count = (severity: RuleSeverity) =>
    counting.filter(({ finding }) => finding.severity === severity).length
  const fixable = counting.filter(({ finding }) => finding.fix !== null).length
  return (
    `${counting.length} ${fresh}findings: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} hints; ` +
    `${fixable} can be fixed.${beside}`
  )
}

function scoreLine(scores: Report['scores']): readonly string[] {
  if (scores.length === 0) return []
  return [`Score of 100: ${scores.map(({ category, score }) => `${category} ${score}`).join(', ')}.`]
}
