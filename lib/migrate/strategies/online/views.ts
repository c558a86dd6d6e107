import { joinQualified, type Schema, type SchemaOp } from '../../../schema/index.ts'

/**
 * When columns exchange names, the engine lets views follow the old ones. These ops make each view say again
 * what it said before, which now means the new ones.
 */
export function viewsBackOn(before: Schema, after: Schema): readonly SchemaOp[] {
  const ops: SchemaOp[] = []
  for (const view of after.views.values()) {
    const old = before.views.get(view.id)
    if (!old || old.query === view.query) continue
    ops.push({ op: 'view.setQuery', view: joinQualified(view.schema, view.name), query: old.query })
  }
  return ops
}
