import { factsOfRule } from '../facts-of-rule.ts'
import type { LocatedFinding } from './locate.ts'

/** The findings with their places, reasons and fixes (ops or a change of the text), for programs. */
export function formatJson(located: readonly LocatedFinding[], file: string): string {
  const findings = located.map(({ finding, place }) => {
    const rule = factsOfRule(finding.rule)
    return {
      key: finding.key,
      rule: finding.rule,
      title: rule?.title ?? finding.rule,
      category: finding.category,
      severity: finding.severity,
      confidence: finding.confidence,
      message: finding.message,
      evidence: finding.evidence,
      why: rule?.rationale ?? null,
      source: rule?.source ?? null,
      entities: finding.entities,
      line: place?.line ?? null,
      column: place?.column ?? null,
      endLine: place?.endLine ?? null,
      endColumn: place?.endColumn ?? null,
      ...(finding.guidance === undefined ? {} : { guidance: finding.guidance }),
      fix: finding.fix,
    }
  })
  return `${JSON.stringify({ file, findings }, null, 2)}\n`
}
