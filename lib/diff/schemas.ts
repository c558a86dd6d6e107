import type { Namespace } from '../schema/index.ts'
import { setObjectComment } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'
import { diffOwned } from './owned.ts'

/** Schemas; the one that is there from the beginning neither comes nor goes. */
export function diffNamespaces(context: DiffContext): void {
  const { before, after, dialect } = context
  const isGiven = (space: Namespace) => space.name === dialect.defaultSchema
  for (const space of before.schemas.values()) {
    if (isGiven(space) || after.schemas.has(space.id)) continue
    context.add('drop namespaces', { op: 'schema.drop', name: space.name })
  }
  for (const space of after.schemas.values()) {
    const old = before.schemas.get(space.id) ?? null
    if (old === space) continue
    if (!old && !isGiven(space)) context.add('create namespaces', { op: 'schema.add', name: space.name })
    // The given one may not be recorded where nothing names it.
    if (!old && isGiven(space)) continue
    if (space.comment !== (old?.comment ?? null)) setObjectComment(context, 'schema', space)
    diffOwned(context, 'schema', old, space, old ? null : 'create namespaces')
  }
}
