import { z } from 'zod'
import { type Estimate, estimateStep, sizeOf, sumOfEstimates, type TableSizes } from '../estimate.ts'
import { type Part, type Phase, type Step, upSteps } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'

const check = z.strictObject({
  title: z.string(),
  sql: z.string().describe('yields one row with one boolean: true when all is as it should be'),
})

const lock = z.enum([
  'ACCESS EXCLUSIVE',
  'EXCLUSIVE',
  'SHARE ROW EXCLUSIVE',
  'SHARE',
  'SHARE UPDATE EXCLUSIVE',
  'ROW EXCLUSIVE',
  'ROW SHARE',
  'ACCESS SHARE',
  'none',
])

const time = {
  atLeast: z.number().describe('seconds'),
  atMost: z.number().describe('seconds'),
}

const step = z.strictObject({
  sql: z.string(),
  summary: z.string(),
  lock,
  relation: z.string().nullable().describe('the relation whose size decides how long it takes'),
  alsoLocks: z.array(z.strictObject({ relation: z.string(), lock })),
  rewrites: z.boolean().describe('writes the relation and its indexes anew'),
  scans: z.boolean().describe('reads the relation from end to end'),
  transactional: z.boolean().describe('false: may not stand in a transaction'),
  lockTimeout: z.int().describe('milliseconds'),
  statementTimeout: z.int().nullable().describe('milliseconds; null: as long as it takes'),
  attempts: z.int().describe('how often to try when the lock is not to be had'),
  inspect: z
    .array(z.strictObject({ title: z.string(), sql: z.string() }))
    .default([])
    .describe('queries whose answers somebody should look at first: what would be lost, and who uses it'),
  preconditions: z.array(check),
  postconditions: z.array(check),
  verify: z.string().nullable().describe('a query whose answer shows what the statement did'),
  reverse: z.array(z.string()),
  losesData: z.string().nullable(),
  size: z
    .strictObject({ rows: z.number(), bytes: z.number() })
    .nullable()
    .default(null)
    .describe('of the relation, its indexes aside; null: not known'),
  estimate: z
    .strictObject({ ...time, because: z.string() })
    .nullable()
    .default(null)
    .describe('once it has its lock; null: it depends on a size that is not known'),
})

const phase = z.strictObject({
  number: z.int(),
  kind: z.enum(['change', 'expand', 'backfill', 'validate', 'switch', 'contract']),
  title: z.string(),
  gates: z.array(z.string()).describe('what must be true of the applications before the phase may run'),
  estimate: z
    .strictObject(time)
    .nullable()
    .default(null)
    .describe('of all its steps on the way up; null: one of them cannot be estimated'),
  parts: z.array(
    z.strictObject({
      transactional: z.boolean().describe('all steps may stand in one transaction'),
      up: z.array(step),
      down: z.array(step),
    }),
  ),
})

/** A plan as data. */
export const planShape = z.strictObject({
  dialect: z.string(),
  serverVersion: z.string(),
  strategy: z.enum(['direct', 'online']),
  searchPath: z.array(z.string()),
  phases: z.array(phase),
  questions: z.array(
    z.strictObject({
      kind: z.string(),
      from: z.string(),
      to: z.string(),
      score: z.number().describe('0 to 1'),
      reasons: z.array(z.string()),
    }),
  ),
})

/** A plan as data, its type. */
export type PlanData = z.output<typeof planShape>

/** The JSON Schema (draft 2020-12) of a plan as data. */
export function planJsonSchema(): unknown {
  return z.toJSONSchema(planShape)
}

/** The plan without what only a program needs. */
export function planAsData(plan: MigrationPlan): PlanData {
  return {
    dialect: plan.dialect,
    serverVersion: plan.version,
    strategy: plan.strategy,
    searchPath: [...plan.searchPath],
    phases: plan.phases.map(({ number, kind, title, gates, parts }) => ({
      number,
      kind,
      title,
      gates: [...gates],
      estimate: sumOfEstimates(upSteps(parts).map((each) => estimateOf(each, plan.sizes))),
      parts: parts.map(({ transactional, up, down }) => ({
        transactional,
        up: up.map((each) => stepAsData(each, plan.sizes)),
        down: down.map((each) => stepAsData(each, plan.sizes)),
      })),
    })),
    questions: plan.questions.map(({ kind, from, to, score, reasons }) => ({
      kind,
      from,
      to,
      score,
      reasons: [...reasons],
    })),
  }
}

/** Null where the time depends on a size that nobody has told. */
export function estimateOf(each: Step, sizes: TableSizes): Estimate | null {
  const size = sizeOf(sizes, each.relation)
  const grows = each.facts.rewrites || each.facts.scans
  return size || !grows ? estimateStep(each, size ?? { rows: 0, bytes: 0 }) : null
}

function stepAsData(each: Step, sizes: TableSizes): z.output<typeof step> {
  const { facts, patience } = each
  return {
    sql: each.sql,
    summary: each.summary,
    lock: facts.lock,
    relation: each.relation ?? null,
    alsoLocks: (each.alsoLocks ?? []).map((other) => ({ ...other })),
    rewrites: facts.rewrites,
    scans: facts.scans,
    transactional: facts.transactional,
    lockTimeout: patience.lockTimeout,
    statementTimeout: patience.statementTimeout,
    attempts: patience.attempts,
    inspect: (each.inspect ?? []).map((one) => ({ ...one })),
    preconditions: (each.preconditions ?? []).map((one) => ({ ...one })),
    postconditions: (each.postconditions ?? []).map((one) => ({ ...one })),
    verify: each.verify ?? null,
    reverse: [...each.reverse],
    losesData: each.losesData,
    size: sizeOf(sizes, each.relation),
    estimate: estimateOf(each, sizes),
  }
}

/** The phases of a plan that was written as data; what the database holds between them it does not say. */
export function phasesOfData(data: PlanData): readonly Omit<Phase, 'schema'>[] {
  return data.phases.map(({ number, kind, title, gates, parts }) => ({
    number,
    kind,
    title,
    gates,
    parts: parts.map(
      ({ transactional, up, down }): Part => ({
        transactional,
        up: up.map(stepOfData),
        down: down.map(stepOfData),
      }),
    ),
  }))
}

function stepOfData(data: z.output<typeof step>): Step {
  const { lock: held, rewrites, scans, transactional, lockTimeout, statementTimeout, attempts } = data
  const { sql, summary, reverse, losesData, alsoLocks, preconditions, postconditions } = data
  return {
    sql,
    summary,
    reverse,
    losesData,
    alsoLocks,
    preconditions,
    postconditions,
    facts: { lock: held, rewrites, scans, transactional },
    patience: { lockTimeout, statementTimeout, attempts },
    ...(data.relation === null ? {} : { relation: data.relation }),
    ...(data.verify === null ? {} : { verify: data.verify }),
    ...(data.inspect.length === 0 ? {} : { inspect: data.inspect }),
  }
}
