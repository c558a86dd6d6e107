import { atOnce, type Steps } from '../../../base/index.ts'
import { applyChange, makeChange, type Replacement } from '../../../text/index.ts'
import type { MigrationFinding } from '../reading/rule.ts'
import { type MigrationReviewOptions, reviewMigrationInSteps, wantedRules } from './engine.ts'

export interface FixedMigration {
  readonly text: string
  readonly fixed: readonly MigrationFinding[]
}

/** A fix may bring out what another rule fixes; what is left is tried again, so often at most. */
const maxRounds = 10

/**
 * The migration file after the fixes of all findings that are wanted. Of fixes that touch each other the
 * first is taken; the others are tried again on the text that it gives.
 */
export function fixMigration(
  text: string,
  options: MigrationReviewOptions,
  isWanted: (finding: MigrationFinding) => boolean,
): FixedMigration {
  return atOnce(fixMigrationInSteps(text, options, isWanted))
}

/** The same in steps. */
export function* fixMigrationInSteps(
  text: string,
  options: MigrationReviewOptions,
  isWanted: (finding: MigrationFinding) => boolean,
): Steps<FixedMigration> {
  // What rules of schemas find is not mended in the file.
  const only = { ...options, rules: wantedRules(options) }
  let current = text
  const fixed: MigrationFinding[] = []
  for (let round = 0; round < maxRounds; round++) {
    const found = yield* reviewMigrationInSteps(current, only)
    const taken = together(found.filter(isWanted))
    if (taken.length === 0) break
    const change = makeChange(taken.flatMap(({ fix }) => fix?.change.replacements ?? []))
    current = applyChange(current, change)
    fixed.push(...taken)
  }
  return { text: current, fixed }
}

/** Findings whose fixes stand apart from each other, the first of each quarrel taken. */
function together(findings: readonly MigrationFinding[]): readonly MigrationFinding[] {
  const taken: MigrationFinding[] = []
  const busy: Replacement[] = []
  const statements = new Set<number>()
  for (const finding of findings) {
    const { fix, statement } = finding
    if (!fix || statements.has(statement)) continue
    const { replacements } = fix.change
    const clashes = replacements.some((one) =>
      busy.some((other) => one.from <= other.to && other.from <= one.to),
    )
    if (clashes) continue
    taken.push(finding)
    statements.add(statement)
    busy.push(...replacements)
  }
  return taken
}
