import { atOnce, type Steps } from '../../../base/index.ts'
import type { SyntaxTree } from '../../core/index.ts'
import type { Diagnostic, Lowering } from '../../dialect.ts'
import { lowerPart } from './lower-part.ts'
import { lowerWhole } from './lower-whole.ts'
import { isMemo, type Reading } from './memo.ts'
import { makeSourceMap } from './sources.ts'
import { withoutUndone } from './undone.ts'

/**
 * What a PostgreSQL script leaves behind. With a previous lowering only the objects whose statements
 * changed are folded again, unless the edit reaches further; the result is the same either way (law S12).
 */
export function lowerPostgres(
  written: SyntaxTree,
  previous?: { readonly tree: SyntaxTree; readonly lowering: Lowering },
): Lowering {
  return atOnce(lowerInSteps(written, previous))
}

/** The same in steps. */
export function* lowerInSteps(
  written: SyntaxTree,
  previous?: { readonly tree: SyntaxTree; readonly lowering: Lowering },
): Steps<Lowering> {
  const tree = withoutUndone(written)
  const memo = previous?.lowering.memo
  const old = isMemo(memo) ? memo : null
  const reading = (old && lowerPart(tree, old)) ?? (yield* lowerWhole(tree, old))
  reading.seat.holder = reading
  return {
    schema: reading.schema,
    sources: makeSourceMap(reading),
    diagnostics: collectDiagnostics(reading),
    memo: reading,
  }
}

function collectDiagnostics({ world, tree, order, stray }: Reading): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const add = (
    at: number,
    { from, to, severity, message }: Pick<Diagnostic, 'from' | 'to' | 'severity' | 'message'>,
  ) => {
    const start = tree.starts[order.indexOf(at)]
    if (start !== undefined) found.push({ from: start + from, to: start + to, severity, message })
  }
  for (const item of world.troubled) for (const problem of item.problems) add(problem.at, problem)
  for (const [at, problems] of stray) for (const problem of problems) add(at, problem)
  return found.sort((a, b) => a.from - b.from || a.to - b.to || (a.message < b.message ? -1 : 1))
}
