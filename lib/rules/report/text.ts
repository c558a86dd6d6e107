import type { RuleSeverity } from '../rule.ts'
import type { LocatedFinding } from './locate.ts'

/** A line a finding, as compilers print them, its fix below it, and the counts at the end. */
export function formatText(located: readonly LocatedFinding[], file: string): string {
  const lines = located.flatMap(({ finding, place }) => {
    const at = place ? `${file}:${place.line}:${place.column}` : file
    const fix = finding.fix
      ? [`    fix${finding.fix.safe ? '' : ' (weigh first)'}: ${finding.fix.title}`]
      : finding.guidance
        ? [`    instead: ${finding.guidance}`]
        : []
    return [`${at}: ${finding.severity}: ${finding.message} [${finding.rule}]`, ...fix]
  })
  return `${[...lines, summary(located)].join('\n')}\n`
}

function summary(located: readonly LocatedFinding[]): string {
  if (located.length === 0) return 'No findings.'
  const count = (severity: RuleSeverity) =>
    located.filter(({ finding }) => finding.severity === severity).length
  const fixable = located.filter(({ finding }) => finding.fix !== null).length
  return (
    `${located.length} findings: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} hints; ` +
    `${fixable} can be fixed.`
  )
}
