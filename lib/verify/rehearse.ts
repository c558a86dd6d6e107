import type { Part, Phase, Step } from '../migrate/index.ts'
import type { Schema } from '../schema/index.ts'
import { dialectOf, type FactDifference } from '../sql/index.ts'
import type { Executor } from './executor.ts'
import { type Observation, observer } from './observe.ts'

/** A phase of which it may be unknown what the database holds when it is done. */
export type RehearsedPhase = Omit<Phase, 'schema'> & { readonly schema: Schema | null }

/** What is carried out: a plan, or what has been read of one. */
export interface Rehearsable {
  readonly dialect: string
  readonly searchPath: readonly string[]
  readonly phases: readonly RehearsedPhase[]
}

export type Direction = 'up' | 'down'

/** How one statement of a plan went. */
export interface StepOutcome {
  readonly direction: Direction
  readonly phase: number
  readonly step: Step
  /** The engine's message; null when it ran. */
  readonly failure: string | null
  /** Checks of the step that did not hold, by title. */
  readonly unmet: readonly string[]
  /** What it locked and rewrote; null where it cannot be seen, as outside a transaction. */
  readonly observed: Observation | null
}

/** Whether the database is what the plan says it is when a phase is done, or taken back. */
export interface MilestoneOutcome {
  readonly direction: Direction
  readonly phase: number
  readonly differences: readonly FactDifference[]
}

export interface Rehearsal {
  readonly steps: readonly StepOutcome[]
  readonly milestones: readonly MilestoneOutcome[]
  /** Whether every statement ran, every check held and every milestone was reached. */
  readonly passed: boolean
}

/** Told of each outcome as it comes. */
export interface RehearsalListener {
  step?(outcome: StepOutcome): void
  /** Nothing goes on before it is through, so that it may try something on the database. */
  milestone?(outcome: MilestoneOutcome): unknown
}

/**
 * What a transaction holds: all steps of a part, as a migration has it, or each step alone, so that its own
 * locks can be seen.
 */
export type TransactionsOf = 'part' | 'step'

/**
 * Carries a plan out on a throw-away database that is as `base` says, phase by phase, and takes it back
 * again. After each phase the catalogue is held against its milestone. Stops at the first statement that
 * fails; never rejects for what the plan does.
 */
export async function rehearse(
  plan: Rehearsable,
  base: Schema,
  executor: Executor,
  listener: RehearsalListener = {},
  transactionsOf: TransactionsOf = 'part',
): Promise<Rehearsal> {
  const steps: StepOutcome[] = []
  const milestones: MilestoneOutcome[] = []
  const run = createRun(plan, executor, transactionsOf, (outcome) => {
    steps.push(outcome)
    listener.step?.(outcome)
  })
  const before = (phase: RehearsedPhase): Schema | null => {
    const at = plan.phases.indexOf(phase)
    return at <= 0 ? base : (plan.phases[at - 1]?.schema ?? null)
  }
  const arrive = async (direction: Direction, phase: RehearsedPhase, schema: Schema | null) => {
    if (!schema) return
    const outcome = { direction, phase: phase.number, differences: await run.differences(schema) }
    milestones.push(outcome)
    await listener.milestone?.(outcome)
  }
  const done: RehearsedPhase[] = []
  await run.begin()
  for (const phase of plan.phases) {
    if (!(await run.phase('up', phase))) return { steps, milestones, passed: false }
    await arrive('up', phase, phase.schema)
    done.push(phase)
  }
  for (const phase of done.reverse()) {
    if (!(await run.phase('down', phase))) return { steps, milestones, passed: false }
    await arrive('down', phase, before(phase))
  }
  const passed =
    steps.every(({ failure, unmet }) => failure === null && unmet.length === 0) &&
    milestones.every(({ differences }) => differences.length === 0)
  return { steps, milestones, passed }
}

interface Run {
  begin(): Promise<void>
  /** Whether every statement of the phase ran. */
  phase(direction: Direction, phase: RehearsedPhase): Promise<boolean>
  differences(schema: Schema): Promise<readonly FactDifference[]>
}

function createRun(
  plan: Rehearsable,
  executor: Executor,
  transactionsOf: TransactionsOf,
  tell: (outcome: StepOutcome) => void,
): Run {
  const dialect = dialectOf(plan.dialect)
  const eyes = observer(executor)

  async function runStep(
    direction: Direction,
    phase: RehearsedPhase,
    part: Part,
    step: Step,
  ): Promise<boolean> {
    const unmet: string[] = []
    const ask = async (checks: Step['preconditions']) => {
      for (const { title, sql } of checks ?? []) if (!(await holds(sql, executor))) unmet.push(title)
    }
    if (isRemark(step)) return true
    await ask(step.preconditions)
    const sight = part.transactional ? await eyes.look() : null
    const result = await executor.exec(step.sql)
    const observed = result.ok && sight ? await sight.since() : null
    if (result.ok) await ask(step.postconditions)
    tell({
      direction,
      phase: phase.number,
      step,
      failure: result.ok ? null : result.message,
      unmet,
      observed,
    })
    return result.ok
  }

  async function runPart(direction: Direction, phase: RehearsedPhase, part: Part): Promise<boolean> {
    const steps = direction === 'up' ? part.up : part.down
    if (transactionsOf === 'part') return await runTogether(direction, phase, part, steps)
    for (const step of steps) if (!(await runTogether(direction, phase, part, [step]))) return false
    return true
  }

  async function runTogether(
    direction: Direction,
    phase: RehearsedPhase,
    part: Part,
    steps: readonly Step[],
  ): Promise<boolean> {
    const transactional = steps.every(({ facts }) => facts.transactional)
    if (transactional) await executor.exec('BEGIN')
    for (const step of steps) {
      if (await runStep(direction, phase, { ...part, transactional }, step)) continue
      if (transactional) await executor.exec('ROLLBACK')
      return false
    }
    if (!transactional) return true
    const end = await executor.exec('COMMIT')
    const last = steps.at(-1)
    if (!end.ok && last) {
      tell({ direction, phase: phase.number, step: last, failure: end.message, unmet: [], observed: null })
    }
    return end.ok
  }

  return {
    async begin() {
      const settings = { lockTimeout: null, statementTimeout: null, searchPath: plan.searchPath }
      for (const sql of dialect.session(settings, 'session')) await executor.exec(sql)
    },
    async phase(direction, phase) {
      const parts = direction === 'up' ? phase.parts : [...phase.parts].reverse()
      for (const part of parts) if (!(await runPart(direction, phase, part))) return false
      return true
    },
    async differences(schema) {
      const comparison = await dialect.catalogue?.compare(schema, executor)
      return (comparison?.differences ?? []).filter((each) => !isOrderOnly(each))
    },
  }
}

/** Statements that are only a comment have nothing to run. */
function isRemark({ sql }: Step): boolean {
  return sql.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('--'))
}

async function holds(sql: string, executor: Executor): Promise<boolean> {
  const [row] = await executor.query(sql)
  return row !== undefined && Object.values(row)[0] === true
}

/** No statement moves a column, and plans say so. */
function isOrderOnly({ path, model, catalogue }: FactDifference): boolean {
  if (path !== 'columns' || !Array.isArray(model) || !Array.isArray(catalogue)) return false
  return JSON.stringify([...model].sort()) === JSON.stringify([...catalogue].sort())
}
