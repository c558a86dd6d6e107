import { lineColumnAt, makeLineIndex } from '@/lib/text'
import type { WorkerCalls } from '@/lib/worker'

export type MigrationFinding = ReturnType<WorkerCalls['reviewMigration']>[number]

/** `3 errors, 1 warning`, or that there is nothing. */
export function reviewHeadline(findings: readonly Pick<MigrationFinding, 'severity'>[]): string {
  if (findings.length === 0) return 'Nothing to say against it.'
  const nouns = { error: 'error', warning: 'warning', info: 'remark' } as const
  return (['error', 'warning', 'info'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length
      return count === 0 ? [] : [`${count} ${nouns[severity]}${count === 1 ? '' : 's'}`]
    })
    .join(', ')
}

/** How many of the findings have a rewrite that does the same with less harm. */
export function safeFixes(findings: readonly Pick<MigrationFinding, 'fix'>[]): number {
  return findings.filter(({ fix }) => fix?.safe).length
}

/** `line 3` of each finding, for a list of them. */
export function linesOf(
  text: string,
  findings: readonly Pick<MigrationFinding, 'from'>[],
): readonly number[] {
  const lines = makeLineIndex(text)
  return findings.map(({ from }) => lineColumnAt(lines, from).line)
}

/** The name under which a rewritten file is handed over. */
export function rewrittenName(name: string | null): string {
  const own = name ?? 'migration.sql'
  const dot = own.lastIndexOf('.')
  return dot > 0 ? `${own.slice(0, dot)}.rewritten${own.slice(dot)}` : `${own}.rewritten`
}
