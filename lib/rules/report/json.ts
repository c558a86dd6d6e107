import { ruleOf } from '../registry.ts'
import type { LocatedFinding } from './locate.ts'

/** The findings with their places, reasons and ops, for programs. */
export function formatJson(located: readonly LocatedFinding[], file: string): string {
  const findings = located.map(({ finding, place }) => {
    const rule = ruleOf(finding.rule)
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
      fix: finding.fix && { title: finding.fix.title, safe: finding.fix.safe, ops: finding.fix.ops },
    }
  })
  return `${JSON.stringify({ file, findings }, null, 2)}\n`
}
