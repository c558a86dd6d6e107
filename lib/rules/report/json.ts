import { factsOfRule } from '../facts-of-rule.ts'
import type { Report } from './locate.ts'

/** The findings with their places, reasons and fixes (ops or a change of the text), for programs. */
export function formatJson({ findings: located, file, compared, scores }: Report): string {
  const findings = located.map(({ finding, place, state, file: own }) => {
    const rule = factsOfRule(finding.rule)
    return {
      key: finding.key,
      state,
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
      ...(own === file ? {} : { file: own }),
      line: place?.line ?? null,
      column: place?.column ?? null,
      endLine: place?.endLine ?? null,
      endColumn: place?.endColumn ?? null,
      ...(finding.guidance === undefined ? {} : { guidance: finding.guidance }),
      fix: finding.fix,
      ...(finding.guide ? { guide: finding.guide } : {}),
      ...(finding.waiver ? { waiver: finding.waiver } : {}),
    }
  })
  return `${JSON.stringify({ file, compared, ...(scores.length > 0 ? { scores } : {}), findings }, null, 2)}\n`
}
