import { atOnce, type Steps } from '../../../base/index.ts'
import type { MigrationPlan, Part, Step } from '../../../migrate/index.ts'
import { dialectOf, type SessionSettings, type SyntaxTree } from '../../../sql/index.ts'
import type { MigrationFinding } from '../reading/rule.ts'
import { migrationRules } from '../registry.ts'
import { reviewMigrationInSteps } from './engine.ts'

/** A finding of a plan, with the step it is about; its offsets are those of the step's own text. */
export interface PlanFinding extends Omit<MigrationFinding, 'fix' | 'statement'> {
  readonly step: Step
}

/**
 * Runs the rules of migrations over the statements of a plan as its bundles run them: with each part's
 * transaction and each step's patience. `base` is the script of the schema that the plan starts from.
 */
export function reviewPlan(plan: MigrationPlan, base: string): readonly PlanFinding[] {
  return atOnce(reviewPlanInSteps(plan, base))
}

/** The same in steps; the script of the base may be read already. */
export function* reviewPlanInSteps(
  plan: MigrationPlan,
  base: string | SyntaxTree,
): Steps<readonly PlanFinding[]> {
  const { text, places } = scriptOf(plan)
  const rules = migrationRules.filter(({ about, stance }) => about !== 'file' && stance === 'recommended')
  const findings = yield* reviewMigrationInSteps(text, {
    base,
    dialect: plan.dialect,
    version: plan.version,
    rules,
  })
  return findings.flatMap(({ fix, statement, ...finding }) => {
    const place = places.find(({ from, to }) => from <= finding.from && finding.from <= to)
    if (!place) return []
    const length = place.to - place.from
    return [
      {
        ...finding,
        step: place.step,
        from: Math.min(finding.from - place.from, length),
        to: Math.min(finding.to - place.from, length),
      },
    ]
  })
}

interface StepPlace {
  readonly step: Step
  readonly from: number
  readonly to: number
}

/** The plan as one script, and where its steps stand in it. */
function scriptOf(plan: MigrationPlan): { readonly text: string; readonly places: readonly StepPlace[] } {
  const dialect = dialectOf(plan.dialect)
  const places: StepPlace[] = []
  let text = ''
  const settingsOf = (step: Step): SessionSettings => ({
    lockTimeout: step.patience.lockTimeout,
    statementTimeout: step.patience.statementTimeout,
    searchPath: plan.searchPath,
  })
  const addStep = (step: Step): void => {
    places.push({ step, from: text.length, to: text.length + step.sql.length })
    text += `${step.sql};\n`
  }
  const addPart = ({ transactional, up }: Part): void => {
    const grouped = transactional && up.length > 0
    if (grouped) text += 'BEGIN;\n'
    for (const step of up) {
      text += dialect
        .session(settingsOf(step), grouped ? 'transaction' : 'session')
        .map(line)
        .join('')
      addStep(step)
    }
    if (grouped) text += 'COMMIT;\n'
  }
  for (const phase of plan.phases) for (const part of phase.parts) addPart(part)
  return { text, places }
}

function line(statement: string): string {
  return `${statement}\n`
}
