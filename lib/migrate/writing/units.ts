import type { Phase, Step } from '../phases.ts'
import type { MigrationPlan } from '../plan-migration.ts'
import type { BundleContext, MigrationTool } from '../tools/tool.ts'

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
  readonly transactional: boolean
  readonly up: readonly Step[]
  readonly down: readonly Step[]
}

/** The migrations that a plan becomes in a tool that records each as done or not: one a part. */
export function unitsOf(
  plan: MigrationPlan,
  context: BundleContext,
  scheme: MigrationTool['versionScheme'],
): readonly Unit[] {
  const parts = plan.phases.flatMap((phase) => phase.parts.map((part, at) => ({ phase, part, at })))
  const slug = slugOf(context.title)
  return parts.map(({ phase, part, at }, index) => {
    const several = phase.parts.length > 1
    const place = parts.length === 1 ? '' : `_${phase.number}_${phase.kind}${several ? `_${at + 1}` : ''}`
    const [only] = part.up
    return {
      version: versionAt(scheme, context, index),
      name: `${slug}${place}`,
      title: part.up.length === 1 && only ? only.summary : phase.title,
      phase,
      gates: at === 0 ? phase.gates : [],
      transactional: part.transactional,
      up: part.up,
      down: part.down,
    }
  })
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
function startOf({ version, time }: BundleContext): number {
  const at = (from: number, to: number) => Number.parseInt(version.slice(from, to), 10)
  const stamp = Date.UTC(at(0, 4), at(4, 6) - 1, at(6, 8), at(8, 10), at(10, 12), at(12, 14))
  if (version.length === 14 && Number.isFinite(stamp)) return stamp
  const parsed = time === null ? Number.NaN : Date.parse(time)
  return Number.isFinite(parsed) ? parsed : 0
}

function stampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).split(/[-:T]/).join('')
}
