import { type EntityId, entityId, type Schema, type View } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { labelOf } from '../table-context.ts'

/** Views piled on views hide what a query reads. */
export const viewOnView = objectRule({
  id: 'view-on-view',
  title: 'Views three deep or more',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH045'],
  detects: 'A view that reads a view that reads a view.',
  rationale:
    'The planner sees all of it at once: joins to the same table several times over, predicates that do not ' +
    'reach the table, and a column that cannot be changed without dropping the whole pile.',
  source: 'https://github.com/tcartwright/SqlServer.Rules (SRP0001, views on views)',
  ignoreWhen: 'The lower views are thin (a renaming, a filter).',
  remedy: 'None: which of the views is to read the tables itself is a matter of meaning.',
  fixable: false,
  of: ['views'],
  *check({ schema, facts }) {
    const depths = new Map<EntityId, number>()
    for (const view of schema.views.values()) {
      const depth = depthOf(schema, view, depths)
      if (depth < 3) continue
      yield {
        entities: [view.id],
        message: `The view ${labelOf(facts, view)} stands on ${depth - 1} layers of views.`,
        evidence: `It reads ${view.dependsOn.map((each) => each.name).join(', ')}.`,
        confidence: 0.6,
        fix: null,
      }
    }
  },
})

function depthOf(schema: Pick<Schema, 'views'>, view: View, depths: Map<EntityId, number>): number {
  const known = depths.get(view.id)
  if (known !== undefined) return known
  // A recursive view reads itself: it counts as one layer while it is being measured.
  depths.set(view.id, 1)
  let depth = 1
  for (const name of view.dependsOn) {
    const below = schema.views.get(entityId('view', name.schema, name.name))
    if (below) depth = Math.max(depth, 1 + depthOf(schema, below, depths))
  }
  depths.set(view.id, depth)
  return depth
}
