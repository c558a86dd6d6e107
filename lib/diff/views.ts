import { type EntityId, entityId, type Schema, type View } from '../schema/index.ts'
import { addIndex, diffIndexes } from './indexes.ts'
import type { DiffContext } from './op-list.ts'
import { diffOwned } from './owned.ts'
import { diffRules } from './rules.ts'
import { sameList, sameRecord } from './same-parts.ts'
import { refOf, viewSpecOf } from './specs.ts'
import { diffTriggers } from './triggers.ts'

/** The ops for views and materialized views. */
export function diffViews(context: DiffContext): void {
  const { before, after } = context
  const replaced = new Set<EntityId>()
  if (before.views === after.views) return
  for (const view of readersLast(before).reverse()) {
    const next = after.views.get(view.id)
    if (next === view) continue
    if (next && (view.kind !== next.kind || listsOthers(context, view, next))) replaced.add(view.id)
    if (next && !replaced.has(view.id)) continue
    context.add('drop readers', { op: 'view.drop', view: refOf(view) })
  }
  for (const view of readersLast(after)) {
    const old = before.views.get(view.id)
    if (old === view) continue
    if (!old || replaced.has(view.id)) {
      context.add('create views', { op: 'view.add', view: viewSpecOf(view) })
      for (const index of view.indexes) addIndex(context, view, index)
      diffBelongings(context, null, view)
      continue
    }
    if (!sameRows(context, old, view)) {
      context.add('create views', { op: 'view.setQuery', view: refOf(view), query: view.query })
    }
    if (old.comment !== view.comment) {
      context.add('comments', { op: 'view.setComment', view: refOf(view), comment: view.comment })
    }
    if (!sameRecord(old.options, view.options) || old.checkOption !== view.checkOption) {
      const { options, checkOption } = view
      context.add('settings', {
        op: 'view.setOptions',
        view: refOf(view),
        options: { ...options },
        checkOption,
      })
    }
    diffIndexes(context, old, view)
    diffBelongings(context, old, view)
  }
}

/** Whether two views give the same rows under the same names. */
function sameRows({ sql }: DiffContext, before: View, after: View): boolean {
  const isNamed = before.columns.length > 0 && sameList(before.columns, after.columns)
  return isNamed ? sql.sameQuery(before.query, after.query) : sql.same(before.query, after.query)
}

/** What stands beside the view's own statement. */
function diffBelongings(context: DiffContext, before: View | null, after: View): void {
  diffTriggers(context, before, after)
  diffRules(context, before, after)
  diffOwned(context, 'view', before, after, before ? null : 'create views')
}

/** The same query under other column names: the list in front of it was changed. */
function listsOthers(context: DiffContext, before: View, after: View): boolean {
  if (before.columns.length === 0 || after.columns.length === 0) return false
  return !sameList(before.columns, after.columns) && context.sql.same(before.query, after.query)
}

/** Every view after the views that it reads. */
export function readersLast(schema: Schema): View[] {
  const done = new Set<EntityId>()
  const order: View[] = []
  const visit = (view: View) => {
    if (done.has(view.id)) return
    done.add(view.id)
    for (const name of view.dependsOn) {
      const read = schema.views.get(entityId('view', name.schema, name.name))
      if (read) visit(read)
    }
    order.push(view)
  }
  for (const view of schema.views.values()) visit(view)
  return order
}
