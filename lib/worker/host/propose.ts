import { err, ok, type Result } from '../../base/index.ts'
import { changesOf, diffSchemas } from '../../diff/index.ts'
import type { ExportResult } from '../../export/index.ts'
import {
  cycleProblem,
  type MigrationPlan,
  migrationToolOf,
  planAsData,
  planMigration,
  sha256,
  writeBundle,
} from '../../migrate/index.ts'
import type { Schema } from '../../schema/index.ts'
import { dialectOf, type SyntaxTree } from '../../sql/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import type { MigrationProposal, MigrationWish } from '../protocol.ts'
import { readSide } from './side.ts'

/** What the wish comes to; a text that cannot be read, or a change that cannot be planned, is an error in words. */
export function propose(wish: MigrationWish, document: DocumentState): Result<MigrationProposal, string> {
  const sides = readSides(wish, document)
  if (!sides.ok) return sides
  const [before, after] = sides.value
  const { renames, dropped } = wish
  const dialect = dialectOf(document.dialect)
  try {
    const { ops, questions } = diffSchemas(before.schema, after.schema, dialect, { renames, dropped })
    return ok({ changes: changesOf(ops, renames), questions, plan: planAsData(planOf(wish, before, after)) })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

/** The files of the plan, with what a reader must know before running them. */
export function migrationFiles(
  wish: MigrationWish & { readonly tool: string; readonly title: string },
  document: DocumentState,
  time: string,
): ExportResult {
  const sides = readSides(wish, document)
  if (!sides.ok) throw new Error(sides.error)
  const plan = planOf(wish, ...sides.value)
  const context = { title: wish.title, version: '', time, hash: { name: 'sha256', of: sha256 } }
  const losses = plan.questions.map(({ kind, from, to }) => ({
    entity: from,
    feature: `possible rename to ${to}`,
    instead: `the ${kind} is dropped and the new one added`,
  }))
  return { files: writeBundle(plan, migrationToolOf(wish.tool), context), losses }
}

/** The plan of a wish and the script it starts from; null where there is none. */
export function planFrom(
  wish: MigrationWish,
  document: DocumentState,
): { readonly plan: MigrationPlan; readonly base: SyntaxTree } | null {
  const sides = readSides(wish, document)
  return sides.ok ? { plan: planOf(wish, ...sides.value), base: sides.value[0].tree } : null
}

/** The plan that was made last for a schema to start from. */
interface Planned {
  readonly after: Schema
  readonly options: Pick<MigrationWish, 'renames' | 'dropped' | 'strategy' | 'version' | 'sizes'>
  readonly plan: MigrationPlan
}

const planned = new WeakMap<Schema, Planned>()

/** The last plan again where the same is asked: who shows a plan has it reviewed and written as well. */
function planOf(wish: MigrationWish, before: DocumentState, after: DocumentState): MigrationPlan {
  const { renames, dropped, strategy, version, sizes } = wish
  const options = { renames, dropped, strategy, version, sizes }
  const known = planned.get(before.schema)
  const isSame = known?.after === after.schema && JSON.stringify(known.options) === JSON.stringify(options)
  if (known && isSame) return known.plan
  const plan = planMigration(before.schema, after.schema, options)
  planned.set(before.schema, { after: after.schema, options, plan })
  return plan
}

function readSides(
  { base, target }: Pick<MigrationWish, 'base' | 'target'>,
  document: DocumentState,
): Result<readonly [DocumentState, DocumentState], string> {
  const [before, after] = [readSide(base, document), readSide(target, document)]
  for (const [name, side, text] of [
    ['older', before, base],
    ['newer', after, target],
  ] as const) {
    // The document's own broken statements stand for what they were read as last.
    const broken = text === null ? [] : side.tree.segments.flatMap(({ diagnostics }) => diagnostics)
    const first = broken.find(({ severity }) => severity === 'error')
    if (first) return err(`The ${name} side cannot be read whole: ${first.message}`)
    const cycle = cycleProblem(side.schema)
    if (cycle !== null) return err(`The ${name} side cannot be made by any order of statements: ${cycle}`)
  }
  return ok([before, after])
}
