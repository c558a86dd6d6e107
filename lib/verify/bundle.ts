import { err, ok, type Result } from '../base/index.ts'
import {
  bundleManifest,
  migrationTools,
  type Part,
  phasesOfData,
  type Step,
  sha256,
} from '../migrate/index.ts'
import type { Schema } from '../schema/index.ts'
import { type Dialect, dialectIds, dialectOf } from '../sql/index.ts'
import type { RehearsedPhase } from './rehearse.ts'

/** A bundle whose files are what its manifest says they are. */
export interface OpenedBundle {
  readonly title: string
  readonly tool: string
  readonly dialect: string
  readonly searchPath: readonly string[]
  /** The files themselves, where they run as they are; otherwise the plan in the manifest. */
  readonly runs: 'files' | 'plan'
  readonly phases: readonly Omit<RehearsedPhase, 'schema'>[]
}

/**
 * Reads a bundle. `read` gives the text of one of its files and rejects where there is none. The error
 * says in a sentence what is missing, changed or not understood.
 */
export async function openBundle(
  read: (path: string) => Promise<string>,
): Promise<Result<OpenedBundle, string>> {
  const text = await read('manifest.json').catch(() => null)
  if (text === null) return err('there is no manifest.json')
  const parsed = bundleManifest.safeParse(parseJson(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return err(`manifest.json is not that of a migration: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { title, tool, plan, checksums } = parsed.data
  if (!dialectIds().includes(plan.dialect)) return err(`manifest.json: unknown dialect ${plan.dialect}`)
  if (checksums.algorithm !== 'sha256') return err(`manifest.json: unknown checksum ${checksums.algorithm}`)
  const files = new Map<string, string>()
  for (const [path, sum] of Object.entries(checksums.files)) {
    if (leadsOut(path)) return err(`manifest.json: ${path} leads out of the folder`)
    const content = await read(path).catch(() => null)
    if (content === null) return err(`${path} is missing`)
    if (sha256(content) !== sum) return err(`${path} was changed: its checksum is not that of the manifest`)
    files.set(path, content)
  }
  const phases = phasesOfData(plan)
  const scriptOf = migrationTools.find(({ id }) => id === tool)?.scriptOf
  const head = { title, tool, dialect: plan.dialect, searchPath: plan.searchPath }
  if (!scriptOf) return ok({ ...head, runs: 'plan', phases })
  const dialect = dialectOf(plan.dialect)
  const scripted: Omit<RehearsedPhase, 'schema'>[] = []
  for (const phase of phases) {
    const up = files.get(scriptOf(phase, phases, 'up'))
    const down = files.get(scriptOf(phase, phases, 'down'))
    if (up === undefined || down === undefined) {
      return err(`the files of phase ${phase.number} are not in the manifest`)
    }
    scripted.push({ ...phase, parts: [partOfFiles(phase.parts, up, down, dialect)] })
  }
  return ok({ ...head, runs: 'files', phases: scripted })
}

/** The phases of a bundle, knowing only where the last of them leads. */
export function phasesTo(target: Schema, phases: OpenedBundle['phases']): readonly RehearsedPhase[] {
  return phases.map((phase, at) => ({ ...phase, schema: at === phases.length - 1 ? target : null }))
}

/** Two scripts as a part: they open their transactions themselves. */
function partOfFiles(planned: readonly Part[], up: string, down: string, dialect: Dialect): Part {
  return {
    transactional: false,
    up: stepsOfScript(
      up,
      planned.flatMap((part) => part.up),
      dialect,
    ),
    down: stepsOfScript(
      down,
      [...planned].reverse().flatMap((part) => part.down),
      dialect,
    ),
  }
}

/** Each statement of a script; one that the plan has too, with its checks and what is said of it. */
function stepsOfScript(text: string, planned: readonly Step[], dialect: Dialect): readonly Step[] {
  const known = new Map<string, Step>()
  for (const step of planned) {
    const [first, ...rest] = statementsOf(step.sql, dialect)
    if (first !== undefined && rest.length === 0) known.set(first, step)
  }
  return statementsOf(text, dialect).map((sql): Step => {
    const step = known.get(sql)
    const facts = step?.facts ?? { lock: 'none', rewrites: false, scans: false, transactional: false }
    return {
      ...(step ?? { summary: sql, reverse: [], losesData: null, patience: unhurried }),
      sql,
      facts: { ...facts, transactional: false },
    }
  })
}

const unhurried = { lockTimeout: 30_000, statementTimeout: null, attempts: 1 }

function statementsOf(text: string, dialect: Dialect): readonly string[] {
  return dialect
    .parse(text)
    .segments.filter(({ kind }) => kind !== 'trivia' && kind !== 'meta')
    .map(({ text: segment, span }) => segment.slice(span.from, span.to))
    .filter((sql) => sql !== '')
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || path.split('/').includes('..')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
