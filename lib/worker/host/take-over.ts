import { err, ok, type Result } from '../../base/index.ts'
import { changesOf, type MergeConflict, mergeSchemas, openConflicts } from '../../diff/index.ts'
import type { SchemaOp } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { type DocumentState, editDocument, openDocument, writeOps } from '../../sync/index.ts'
import { noChange } from '../../text/index.ts'
import type { TakenOver, TakeOverConflict } from '../protocol.ts'

/** Brings what `theirs` changed since `base` into the document; what it does not take is told, and left out. */
export function takeOver(
  document: DocumentState,
  texts: { readonly base: string; readonly theirs: string },
): Result<TakenOver, string> {
  const dialect = dialectOf(document.dialect)
  const base = openDocument(texts.base, document.dialect)
  const theirs = openDocument(texts.theirs, document.dialect)
  const broken = theirs.tree.segments
    .flatMap(({ diagnostics }) => diagnostics)
    .find(({ severity }) => severity === 'error')
  // What cannot be read would be taken for dropped.
  if (broken) return err(`The other branch cannot be read whole: ${broken.message}`)
  const merge = mergeSchemas(base.schema, theirs.schema, document.schema, dialect)
  const { ops, refused, change } = written(document, merge.ops)
  const merged = editDocument(document, change).state.schema
  const open = openConflicts([...merge.conflicts, ...refused], merged, theirs.schema, dialect)
  return ok({ change, changes: changesOf(ops), conflicts: open.flatMap(inWords) })
}

/** As many of the ops as the text takes, in their order, and those that it does not. */
function written(document: DocumentState, wanted: readonly SchemaOp[]) {
  let ops = [...wanted]
  const refused: MergeConflict[] = []
  while (ops.length > 0) {
    const result = writeOps(document, ops)
    if (result.ok) return { ops, refused, change: result.value.change }
    const { op: at, message } = result.error
    const failed = ops[at]
    if (!failed) break
    const anywhere = failed.op === 'column.add' && failed.after !== undefined
    // Its neighbour may be gone here: then it goes behind the others.
    if (anywhere) ops[at] = { ...failed, after: undefined }
    else {
      ops = ops.filter((_, index) => index !== at)
      refused.push({ op: failed, because: message })
    }
  }
  return { ops: [], refused, change: noChange }
}

function inWords({ op, because }: MergeConflict): readonly TakeOverConflict[] {
  return changesOf([op]).map((change) => ({ change, because }))
}
