import type { Part, Phase } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'
import type { BundleContext, MigrationTool } from '../tools/tool.ts'
import { type Run, transactionRuns } from './transactions.ts'

/** One migration as a tool counts them: what is run, recorded and taken back as one. */
export interface Unit {
  /** By the tool's scheme; of several units each has its own, in order. */
  readonly version: string
  /** Lower case words joined by `_`, different for each unit: `add_orders_1_expand`. */
  readonly name: string
  /** What it does, in one line. */
  readonly title: string
  readonly phase: Phase
  /** What must be true before it runs; only the first unit of a phase has any. */
  readonly gates: readonly string[]
  /** One transaction, or a single statement that may not stand in one; or nothing. */
  readonly up: Run
  readonly down: Run
}

/**
 * The migrations that a plan becomes in a tool that records each as done or not: one a part, and more where
 * a part mixes what may stand in a transaction with what may not.
 */
export function unitsOf(
  plan: MigrationPlan,
  context: BundleContext,
  scheme: MigrationTool['versionScheme'],
): readonly Unit[] {
  const pieces = plan.phases.flatMap((phase) => {
    const own = phase.parts.flatMap(piecesOf)
    return own.map((piece, at) => ({ ...piece, phase, at, several: own.length > 1 }))
  })
  const slug = slugOf(context.title)
  return pieces.map(({ phase, up, down, at, several }, index) => {
    const place = pieces.length === 1 ? '' : `_${phase.number}_${phase.kind}${several ? `_${at + 1}` : ''}`
    const [only] = up.steps
    return {
      version: versionAt(scheme, context, index),
      name: `${slug}${place}`,
      title: up.steps.length === 1 && only ? only.summary : phase.title,
      phase,
      gates: at === 0 ? phase.gates : [],
      up,
      down,
    }
  })
}

/** A part as runs there and back. Taken back from the last to the first, the ways back keep their order. */
function piecesOf({ up, down }: Part): readonly { readonly up: Run; readonly down: Run }[] {
  const there = singleRuns(up)
  const back = singleRuns(down)
  return Array.from({ length: Math.max(there.length, back.length) }, (_, at) => ({
    up: there[at] ?? nothing,
    down: back[back.length - 1 - at] ?? nothing,
  }))
}

const nothing: Run = { transactional: true, steps: [] }

/** Runs in which what may not stand in a transaction is alone. */
function singleRuns(steps: Part['up']): readonly Run[] {
  return transactionRuns(steps).flatMap((run) =>
    run.transactional ? [run] : run.steps.map((step) => ({ transactional: false, steps: [step] })),
  )
}

/** The words of a title that stand in a file name anywhere. */
export function slugOf(title: string): string {
  let slug = ''
  for (const ch of title.toLowerCase()) {
    const plain = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')
    if (plain) slug += ch
    else if (slug !== '' && !slug.endsWith('_')) slug += '_'
  }
  const trimmed = slug.slice(0, 60)
  return (trimmed.endsWith('_') ? trimmed.slice(0, -1) : trimmed) || 'migration'
}

/** A unit's name as one word for a class: `AddOrders1Expand`. */
export function classNameOf(name: string): string {
  const words = name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return words.join('')
}

/** A unit's name that may also name a class: never a digit first. */
export function wordNameOf({ name }: Pick<Unit, 'name'>): string {
  const first = name.charAt(0)
  return first >= '0' && first <= '9' ? `migration_${name}` : name
}

/** A time stamp of fourteen digits as milliseconds since 1970. */
export function millisecondsOf(stamp: string): string {
  return String(startOf({ version: stamp, time: null }))
}

/** A time stamp of fourteen digits as ISO 8601. */
export function isoTimeOf(stamp: string): string {
  return `${new Date(startOf({ version: stamp, time: null })).toISOString().slice(0, 19)}Z`
}

/** The version of the unit at a place, counted on from the context's version. */
function versionAt(scheme: MigrationTool['versionScheme'], context: BundleContext, index: number): string {
  switch (scheme) {
    case 'none':
      return context.version
    case 'sequence': {
      const first = context.version === '' ? '1' : context.version
      return String(Number.parseInt(first, 10) + index).padStart(first.length, '0')
    }
    case 'semantic': {
      const numbers = (context.version === '' ? '1' : context.version).split('.')
      const last = Number.parseInt(numbers.at(-1) ?? '0', 10)
      return [...numbers.slice(0, -1), String(last + index)].join('.')
    }
    case 'timestamp':
      return stampOf(startOf(context) + index * 1000)
  }
}

/** Milliseconds since 1970 of the first version: fourteen digits, else the time of the bundle. */
function startOf({ version, time }: Pick<BundleContext, 'version' | 'time'>): number {
  const at = (from: number, to: number) => Number.parseInt(version.slice(from, to), 10)
  const stamp = Date.UTC(at(0, 4), at(4, 6) - 1, at(6, 8), at(8, 10), at(10, 12), at(12, 14))
  if (version.length === 14 && Number.isFinite(stamp)) return stamp
  const parsed = time === null ? Number.NaN : Date.parse(time)
  return Number.isFinite(parsed) ? parsed : 0
}

function stampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).split(/[-:T]/).join('')
}
