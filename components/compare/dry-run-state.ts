import type { MilestoneOutcome, SeededTable, StatementReport } from '@/lib/verify'
import type { MigrationWish } from '@/lib/worker'

/** What the worker is to carry out; both texts are there in full. */
export interface DryRunWish extends Omit<MigrationWish, 'base' | 'target'> {
  readonly base: string
  readonly target: string
  readonly dialect: string
}

export interface DryRunStep {
  readonly direction: 'up' | 'down'
  readonly phase: number
  readonly sql: string
  readonly summary: string
  readonly failure: string | null
  readonly unmet: readonly string[]
  readonly rewritten: readonly string[]
  /** What it was seen to lock, each with its relation. */
  readonly locks: readonly string[]
}

/** What the worker tells while it runs. */
export type DryRunMessage =
  | { readonly type: 'planned'; readonly up: number; readonly down: number }
  | { readonly type: 'loaded'; readonly failures: readonly StatementReport[] }
  | { readonly type: 'seeded'; readonly tables: readonly SeededTable[] }
  | ({ readonly type: 'step' } & DryRunStep)
  | ({ readonly type: 'milestone' } & MilestoneOutcome)
  | {
      readonly type: 'done'
      readonly passed: boolean
      readonly changedCounts: readonly {
        readonly table: string
        readonly before: number
        readonly after: number
      }[]
    }
  | { readonly type: 'failed'; readonly message: string }

/** A dry run as far as it has come. */
export interface DryRun {
  readonly phase: 'starting' | 'loading' | 'seeding' | 'running' | 'passed' | 'failed' | 'cancelled'
  /** Statements to run, both ways; zero until it is planned. */
  readonly total: number
  readonly loadFailures: readonly StatementReport[]
  readonly seeded: readonly SeededTable[]
  readonly steps: readonly DryRunStep[]
  readonly milestones: readonly MilestoneOutcome[]
  readonly changedCounts: readonly {
    readonly table: string
    readonly before: number
    readonly after: number
  }[]
  /** Why it could not go on; null where it did. */
  readonly message: string | null
}

export const newDryRun: DryRun = {
  phase: 'starting',
  total: 0,
  loadFailures: [],
  seeded: [],
  steps: [],
  milestones: [],
  changedCounts: [],
  message: null,
}

/** The dry run after another message. */
export function heard(run: DryRun, message: DryRunMessage): DryRun {
  switch (message.type) {
    case 'planned':
      return { ...run, phase: 'loading', total: message.up + message.down }
    case 'loaded':
      return { ...run, phase: 'seeding', loadFailures: message.failures }
    case 'seeded':
      return { ...run, phase: 'running', seeded: message.tables }
    case 'step':
      return { ...run, steps: [...run.steps, message] }
    case 'milestone':
      return { ...run, milestones: [...run.milestones, message] }
    case 'done':
      return { ...run, phase: message.passed ? 'passed' : 'failed', changedCounts: message.changedCounts }
    case 'failed':
      return { ...run, phase: 'failed', message: message.message }
  }
}

/** The dry run ended by whoever looks at it; what is over stays as it ended. */
export function cancelled(run: DryRun): DryRun {
  return isOver(run) ? run : { ...run, phase: 'cancelled' }
}

/** Whether nothing more is to come. */
export function isOver({ phase }: DryRun): boolean {
  return phase === 'passed' || phase === 'failed' || phase === 'cancelled'
}

/** What the dry run does, or came to, in a sentence. */
export function headline(run: DryRun): string {
  const done = run.steps.length
  switch (run.phase) {
    case 'starting':
      return 'Starting a PostgreSQL …'
    case 'loading':
      return 'Running the older side …'
    case 'seeding':
      return 'Putting rows into the tables …'
    case 'running':
      return `Statement ${Math.min(done + 1, run.total)} of ${run.total} …`
    case 'cancelled':
      return `Cancelled after ${done} of ${run.total} statements. The database was thrown away.`
    case 'passed':
      return `Passed: ${done} statements ran there and back, and each phase led where the plan says.`
    case 'failed': {
      const failed = run.steps.find(({ failure }) => failure !== null)
      if (run.message !== null) return `It could not be run: ${run.message}`
      return failed
        ? `Failed in phase ${failed.phase}, ${failed.direction === 'up' ? 'on the way there' : 'on the way back'}: ${failed.failure}`
        : 'Every statement ran, but not everything is as the plan says.'
    }
  }
}
