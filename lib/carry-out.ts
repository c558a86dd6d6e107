import type { MigrationPlan } from './migrate/index.ts'
import { type Recipe, tryApplications } from './migrate/testing/recipe.ts'
import { dialectOf, type QueryPort } from './sql/index.ts'
import {
  type Executor,
  type MilestoneOutcome,
  type RehearsalListener,
  rehearse,
  type StepOutcome,
  type TransactionsOf,
} from './verify/index.ts'

/** How a recipe is carried out; what is left out is as the engine in this process has it. */
interface Way {
  readonly transactionsOf: TransactionsOf
  /** The session of the applications; the migration's own when left out. */
  readonly applications?: QueryPort
  /** Called where applications have been tried: at the start, and behind each phase, there and back. */
  milestone?(at: Pick<MilestoneOutcome, 'direction' | 'phase'>): Promise<readonly unknown[]>
}

/** Carries a recipe's plan out and takes it back, with both applications at work; says what did not go as it must. */
export async function carryOut(
  recipe: Recipe,
  plan: MigrationPlan,
  engine: Executor,
  { transactionsOf, applications = engine, milestone }: Way,
): Promise<{ readonly troubles: readonly unknown[]; readonly steps: readonly StepOutcome[] }> {
  const dialect = dialectOf(plan.dialect)
  const base = dialect.lower(dialect.parse(recipe.base)).schema
  const troubles: unknown[] = []
  const steps: StepOutcome[] = []
  const arrive = async (at: Pick<MilestoneOutcome, 'direction' | 'phase'>) => {
    troubles.push(...(await tryApplications(recipe, plan, at, applications)))
    troubles.push(...((await milestone?.(at)) ?? []))
  }
  const listener: RehearsalListener = {
    step(outcome) {
      steps.push(outcome)
      if (outcome.failure || outcome.unmet.length > 0)
        troubles.push([outcome.step.sql, outcome.failure, outcome.unmet])
    },
    async milestone({ direction, phase, differences }) {
      if (differences.length > 0) troubles.push([direction, phase, differences])
      await arrive({ direction, phase })
    },
  }
  await arrive({ direction: 'up', phase: 0 })
  const result = await rehearse(plan, base, engine, listener, transactionsOf)
  if (!result.passed && troubles.length === 0) troubles.push('it did not pass')
  return { troubles, steps }
}
