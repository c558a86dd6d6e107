import type { Index, SchemaOp, Table, View } from '../../../schema/index.ts'
import { renderComment, renderIndex } from '../render/index.ts'
import { buildConcurrently, dropConcurrently, isBuiltConcurrently } from './concurrently.ts'
import { explicitIndex } from './explicit.ts'
import { facts } from './facts.ts'
import { goneWithParent, wentWithParent } from './partition-parts.ts'
import { renameIndex } from './renamed-parts.ts'
import { nameOf, type PlanState, schemaNow, schemaWith } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { askIndex } from './verify.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

export function planIndex(
  state: PlanState,
  op: Op<'index.add' | 'index.alter' | 'index.drop' | 'index.rename' | 'index.setComment'>,
): void {
  const owner = ownerNow(state, op.table)
  // A view that stands aside comes back with the indexes it has by then.
  if (state.suspended.has(`view:${owner.id}`)) return
  switch (op.op) {
    case 'index.add': {
      const known = new Set(owner.indexes.map((index) => index.name))
      const then = ownerThen(state, op, owner)
      for (const index of then.indexes) if (!known.has(index.name)) createIndex(state, then, index)
      return
    }
    case 'index.alter': {
      dropIndex(state, owner, op.name)
      const rest = new Set(owner.indexes.map((index) => index.name).filter((name) => name !== op.name))
      const then = ownerThen(state, op, owner)
      for (const index of then.indexes) if (!rest.has(index.name)) createIndex(state, then, index)
      return
    }
    case 'index.drop':
      dropIndex(state, owner, op.name)
      return
    case 'index.rename':
      state.out.push(renameIndex(owner.schema, op.name, op.to))
      return
    case 'index.setComment': {
      const name = sqlName({ schema: owner.schema, name: op.name })
      const old = owner.indexes.find((index) => index.name === op.name)?.comment ?? null
      state.out.push(
        step(renderComment('INDEX', name, op.comment), `Set the comment of index ${op.name}`, facts.light, {
          reverse: [renderComment('INDEX', name, old)],
        }),
      )
      return
    }
  }
}

function createIndex(state: PlanState, owner: Table | View, index: Index): void {
  if (isBuiltConcurrently(state, owner)) {
    buildConcurrently(state, owner, index)
    return
  }
  const named = explicitIndex(index)
  const unique = index.unique ? 'unique index' : 'index'
  const cost = state.fresh.has(owner.id)
    ? facts.none
    : isBuiltBelow(state, owner, index)
      ? facts.indexOverParts
      : facts.index
  state.out.push(
    step(renderIndex(owner, named), `Build ${unique} ${index.name} on ${labelOf(owner)}`, cost, {
      reverse: [`DROP INDEX ${sqlName({ schema: owner.schema, name: index.name })};`],
      verify: askIndex(owner.schema, index.name),
    }),
  )
  if (index.comment === null) return
  const name = sqlName({ schema: owner.schema, name: index.name })
  state.out.push(
    step(renderComment('INDEX', name, index.comment), `Comment index ${index.name} again`, facts.light),
  )
}

/** Whether every partition has such an index, which then becomes part of the parent's. */
function isBuiltBelow(state: PlanState, owner: Table | View, index: Index): boolean {
  if (owner.entity === 'view' || owner.kind !== 'partitioned') return false
  const same = (each: Index) => JSON.stringify(shapeOf(each)) === JSON.stringify(shapeOf(index))
  return [...schemaNow(state).tables.values()]
    .filter(({ partitionOf: of }) => of?.parent.schema === owner.schema && of.parent.name === owner.name)
    .every((part) => part.indexes.some(same))
}

function shapeOf({ keys, unique, method, where, include, nullsNotDistinct }: Index) {
  return { keys, unique, method, where, include, nullsNotDistinct }
}

function dropIndex(state: PlanState, owner: Table | View, name: string): void {
  if (state.suspended.delete(`index:${owner.id}.${name}`)) return
  const index = owner.indexes.find((each) => each.name === name)
  if (
    owner.entity === 'table' &&
    index &&
    wentWithParent(
      state,
      owner,
      index.keys.map((key) => key.column),
    )
  ) {
    state.out.push(goneWithParent(`index ${name}`))
    return
  }
  if (isBuiltConcurrently(state, owner)) {
    dropConcurrently(state, owner, name, index)
    return
  }
  const reverse = index ? [renderIndex(owner, explicitIndex(index))] : []
  const drop = `DROP INDEX ${sqlName({ schema: owner.schema, name })};`
  state.out.push(
    step(drop, `Drop index ${name} of ${labelOf(owner)}`, facts.catalogue, {
      reverse,
      verify: askIndex(owner.schema, name),
    }),
  )
}

function ownerNow(state: PlanState, ref: string): Table | View {
  const name = nameOf(state, ref)
  const now = schemaNow(state)
  for (const owner of [...now.tables.values(), ...now.views.values()]) {
    if (owner.schema === name.schema && owner.name === name.name) return owner
  }
  throw new Error(`sql: the plan names a relation that is not there: ${ref}`)
}

function ownerThen(state: PlanState, op: SchemaOp, owner: Table | View): Table | View {
  const then = schemaWith(state, op)
  return then.tables.get(owner.id) ?? then.views.get(owner.id) ?? owner
}
