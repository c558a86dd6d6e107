import { entityId, type SchemaOp, type View } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { renderComment } from '../render/index.ts'
import { facts } from './facts.ts'
import { nameOf, type PlanState, schemaNow, schemaWith } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { dropView, readersOf, restoreSuspended, suspendReadersOf, viewStatements } from './suspend.ts'
import { askRelation } from './verify.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

export function planView(
  state: PlanState,
  op: Op<'view.add' | 'view.drop' | 'view.rename' | 'view.setQuery' | 'view.setComment'>,
): void {
  if (op.op === 'view.add') {
    addView(state, op)
    return
  }
  if (op.op === 'view.drop') {
    for (const view of readersOf(state, op).views) {
      if (state.suspended.delete(`view:${view.id}`)) continue
      state.out.push(dropView(view, `Drop view ${labelOf(view)}`))
    }
    return
  }
  const view = viewNow(state, op.view)
  const word = view.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
  switch (op.op) {
    case 'view.rename': {
      const next = { schema: view.schema, name: op.to }
      state.out.push(
        step(
          `ALTER ${word} ${sqlName(view)} RENAME TO ${quoteIdentifier(op.to)};`,
          `Rename view ${labelOf(view)} to ${op.to}`,
          facts.catalogue,
          { reverse: [`ALTER ${word} ${sqlName(next)} RENAME TO ${quoteIdentifier(view.name)};`] },
        ),
      )
      return
    }
    case 'view.setQuery':
      // CREATE OR REPLACE refuses other output columns, and their types cannot be told from the text.
      suspendReadersOf(state, view)
      return
    case 'view.setComment':
      restoreSuspended(state, 'everything')
      state.out.push(
        step(
          renderComment(word, sqlName(view), op.comment),
          `Set the comment of view ${labelOf(view)}`,
          facts.light,
          {
            reverse: [renderComment(word, sqlName(view), view.comment)],
          },
        ),
      )
      return
  }
}

function addView(state: PlanState, op: Op<'view.add'>): void {
  const known = schemaNow(state).views
  const then = schemaWith(state, op)
  for (const view of then.views.values()) {
    if (known.has(view.id)) continue
    if (view.kind === 'materialized') state.fresh.add(view.id)
    const [first, ...rest] = viewStatements(then, view, `Create view ${labelOf(view)}`)
    const word = view.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
    if (first)
      state.out.push(
        { ...first, reverse: [`DROP ${word} ${sqlName(view)};`], verify: askRelation(view) },
        ...rest,
      )
  }
}

function viewNow(state: PlanState, ref: string): View {
  const { schema, name } = nameOf(state, ref)
  const view = schemaNow(state).views.get(entityId('view', schema, name))
  if (!view) throw new Error(`sql: the plan names a view that is not there: ${ref}`)
  return view
}
