import {
  type Diagnostic,
  dialectOf,
  type Lowering,
  makeSegmentsWhere,
  printTree,
  type SyntaxTree,
} from '../sql/index.ts'
import { applyChange, isNoChange, type TextChange } from '../text/index.ts'
import { deltaBetween } from './delta.ts'
import type { DocumentState, SchemaDelta, StandIns } from './document.ts'
import {
  actualDiagnostics,
  actualSources,
  type EffectiveTree,
  makeEffectiveTree,
  staleEntities,
} from './effective-tree.ts'
import { carryStandIns } from './stand-ins.ts'
import { takeTrial } from './trials.ts'

/** Reads a whole text. Never throws for any text; throws for a dialect that is not registered. */
export function openDocument(text: string, dialectId: string): DocumentState {
  const dialect = dialectOf(dialectId)
  const tree = dialect.parse(text)
  const effective = makeEffectiveTree(tree, new Map())
  return assemble(dialectId, () => text, tree, new Map(), effective, dialect.lower(tree))
}

/**
 * The document after a change, reading only what the change touched, and what it did to the schema.
 * A statement that stops parsing keeps its last good reading and is marked stale (law S11).
 */
export function editDocument(
  state: DocumentState,
  change: TextChange,
): { readonly state: DocumentState; readonly delta: SchemaDelta } {
  if (isNoChange(change)) return { state, delta: { changed: [], removed: [], renamed: [] } }
  const trial = takeTrial(state, change)
  if (trial?.isSame) return { state: trial.result, delta: deltaBetween(state, trial.result, change) }
  const dialect = dialectOf(state.dialect)
  const tree = dialect.reparse(state.tree, change)
  const standIns = carryStandIns(state.tree, state.internal.standIns, change, tree)
  const effective = makeEffectiveTree(tree, standIns)
  const { effectiveTree, lowering: previous } = state.internal
  const lowering = dialect.lower(effective.tree, { tree: effectiveTree, lowering: previous })
  const next = assemble(state.dialect, printer(state, change, tree), tree, standIns, effective, lowering)
  return { state: next, delta: deltaBetween(state, next, change) }
}

/** How the text of a tree is come by: from the text before the change where that is known, else piece by piece. */
function printer(state: DocumentState, change: TextChange, tree: SyntaxTree): () => string {
  const known = texts.get(state.tree)
  return known === undefined ? () => printTree(tree) : () => applyChange(known, change)
}

/** The texts that were asked for. */
const texts = new WeakMap<SyntaxTree, string>()

function assemble(
  dialect: string,
  print: () => string,
  tree: SyntaxTree,
  standIns: StandIns,
  { tree: effectiveTree, mapping }: EffectiveTree,
  lowering: Lowering,
): DocumentState {
  let text: string | null = null
  return {
    dialect,
    // Most readings are followed by the next before anyone asks for the text.
    get text() {
      if (text === null) {
        text = print()
        texts.set(tree, text)
      }
      return text
    },
    tree,
    schema: lowering.schema,
    sources: actualSources(lowering.sources, mapping),
    diagnostics: [...syntaxDiagnostics(tree), ...actualDiagnostics(lowering.diagnostics, mapping)].sort(
      (a, b) => a.from - b.from,
    ),
    stale: staleEntities(lowering.schema, lowering.sources, mapping),
    internal: { lowering, effectiveTree, standIns },
  }
}

const flawedSegments = makeSegmentsWhere((segment) => segment.diagnostics.length > 0)

function syntaxDiagnostics(tree: SyntaxTree): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const index of flawedSegments(tree)) {
    const start = tree.starts[index] ?? 0
    for (const { from, to, severity, message } of tree.segments[index]?.diagnostics ?? []) {
      found.push({ from: start + from, to: start + to, severity, message })
    }
  }
  return found
}
