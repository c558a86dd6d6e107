import { assertNever } from '../../../base/index.ts'
import type { EntityId, Schema, SchemaOp } from '../../../schema/index.ts'
import type { PlannedStatement, PlanStyle } from '../../dialect.ts'
import { isSetting } from '../render/index.ts'
import { withLocksOf } from './by-version.ts'
import {
  planColumnAdd,
  planColumnDrop,
  planColumnMove,
  planColumnRename,
  planColumnSetting,
} from './columns.ts'
import {
  planConstraintAdd,
  planConstraintAlter,
  planConstraintChange,
  planConstraintDrop,
  planPrimaryKey,
} from './constraints.ts'
import { detachConcurrently, dropLeftovers, isProvenToFit, parentNow } from './detach.ts'
import { planEnum } from './enums.ts'
import { facts } from './facts.ts'
import { planIndex } from './indexes.ts'
import { withInspection } from './inspected.ts'
import { withLocked } from './locked.ts'
import { bare } from './object-names.ts'
import {
  definitionsOf,
  planObjectAdd,
  planObjectAlter,
  planObjectComment,
  planObjectDrop,
  planSchema,
} from './objects.ts'
import { renewedObjects } from './renewed.ts'
import { entityOf, withObject } from './schema-objects.ts'
import { planSetting } from './settings.ts'
import { type PlanState, schemaNow, tableNow } from './state.ts'
import { restoreSuspended } from './suspend.ts'
import { planPolicy, planTableAdd, planTableDrop, planTableRename, planTableSetting } from './tables.ts'
import { planView } from './views.ts'

/**
 * The statements that carry ops out on a database that is as `before` says, in the order to run them.
 * What stands in the way of a change (a view over a column that gets another type) is dropped and
 * made again. Facts that no op can say are carried over from `after` at the end.
 */
export function planOps(
  ops: readonly SchemaOp[],
  before: Schema,
  after: Schema,
  style: PlanStyle = { version: '18', blocking: 'allowed' },
): readonly PlannedStatement[] {
  const state: PlanState = {
    style,
    before,
    after,
    out: [],
    suspended: new Map(),
    deferred: [],
    attachments: [],
    definedBy: definitionsOf(after),
    renewed: renewedObjects(ops, before, definitionsOf(after)),
    fresh: new Set(),
    current: before,
    pending: [],
    ahead: null,
  }
  for (const op of ops) {
    if (!bearsSuspension(op)) restoreSuspended(state, 'everything')
    else if (!op.op.startsWith('column.')) restoreSuspended(state, 'generated columns')
    if (op.op !== 'table.add') releaseDeferred(state)
    if (comesLate(op)) attachAll(state)
    planOp(state, op)
    settle(state, op)
  }
  releaseDeferred(state)
  restoreSuspended(state, 'everything')
  attachAll(state)
  return state.out.map((statement) =>
    withInspection(withLocksOf(style.version, withLocked(statement, [after, before]))),
  )
}

/** Takes the op into the schema as it is now; an object given by its statement is what `after` says of it. */
function settle(state: PlanState, op: SchemaOp): void {
  if (op.op === 'object.setComment') {
    // Whoever makes the object anew gives it the comment that it has by then.
    const old = entityOf(schemaNow(state), `${op.kind}:${op.object}` as EntityId)
    if (old) state.current = withObject(schemaNow(state), { ...old, comment: op.comment })
    return
  }
  if (op.op === 'object.add') {
    const entity = state.definedBy(op.definition)
    if (entity) state.current = withObject(schemaNow(state), bare(entity))
    return
  }
  if (op.op === 'object.alter') {
    const entity = state.definedBy(op.definition)
    const old = entityOf(schemaNow(state), `${op.kind}:${op.object}` as EntityId)
    if (!entity || !old) return
    const { owner, grants, comment } = old
    const link = old.entity === 'sequence' ? { ownedBy: old.ownedBy } : {}
    const next = { ...entity, owner, grants, comment, ...link } as typeof entity
    state.current = withObject(schemaNow(state), next)
    return
  }
  if (op.op === 'object.drop') {
    const id = `${op.kind}:${op.object}` as EntityId
    const entity = entityOf(schemaNow(state), id)
    if (op.kind !== 'trigger' && op.kind !== 'rule' && !entity) return
  }
  if (state.ahead?.op === op && state.pending.length === 0) state.current = state.ahead.schema
  else state.pending.push(op)
  state.ahead = null
}

/** Whether an op can be carried out while views and constraints stand aside. */
function bearsSuspension(op: SchemaOp): boolean {
  switch (op.op) {
    case 'view.add':
    case 'view.rename':
    case 'view.setComment':
    case 'index.setComment':
    case 'object.setComment':
    case 'constraint.setComment':
    case 'column.setComment':
    case 'policy.setComment':
    case 'view.setOptions':
    case 'object.rename':
    case 'object.setSchema':
    case 'trigger.setState':
    case 'rule.setState':
    case 'policy.alter':
    case 'table.rename':
    case 'table.setSchema':
    case 'policy.add':
      return false
    case 'object.setOwner':
    case 'object.setGrants':
      return op.kind !== 'view'
    default:
      return true
  }
}

/** Whether an op may be about a partition as such, which is attached by then. */
function comesLate(op: SchemaOp): boolean {
  return op.op.endsWith('Comment') || op.op === 'table.setReplicaIdentity' || op.op === 'table.setPartition'
}

/** Attaches partitions that were made on their own. */
function attachAll(state: PlanState): void {
  state.out.push(...state.attachments.splice(0))
}

function releaseDeferred(state: PlanState): void {
  state.out.push(...state.deferred.splice(0))
}

function planOp(state: PlanState, op: SchemaOp) {
  if (op.op === 'table.setPartition' && detachConcurrently(state, op)) return
  if (op.op === 'table.setPartition' && isProvenToFit(state, op)) {
    planSetting(state, op)
    const attach = state.out.pop()
    if (attach) state.out.push({ ...attach, facts: facts.light })
    return
  }
  if (op.op === 'table.setPartition' && op.partitionOf === null) {
    const table = tableNow(state, op.table)
    planSetting(state, op)
    dropLeftovers(state, table, parentNow(state, table))
    return
  }
  if (isSetting(op)) return planSetting(state, op)
  switch (op.op) {
    case 'table.add':
      return planTableAdd(state, op)
    case 'table.drop':
      return planTableDrop(state, op)
    case 'table.rename':
    case 'table.setSchema':
      return planTableRename(state, op)
    case 'table.setComment':
    case 'table.setPersistence':
    case 'table.setRowSecurity':
      return planTableSetting(state, op)
    case 'column.add':
      return planColumnAdd(state, op)
    case 'column.drop':
      return planColumnDrop(state, op)
    case 'column.rename':
      return planColumnRename(state, op)
    case 'column.move':
      return planColumnMove(state, op)
    case 'column.setType':
    case 'column.setNullable':
    case 'column.setDefault':
    case 'column.setIdentity':
    case 'column.setGenerated':
    case 'column.setCollation':
    case 'column.setComment':
      return planColumnSetting(state, op)
    case 'primaryKey.set':
      return planPrimaryKey(state, op)
    case 'unique.add':
    case 'foreignKey.add':
    case 'check.add':
    case 'exclusion.add':
      return planConstraintAdd(state, op)
    case 'unique.alter':
    case 'foreignKey.alter':
    case 'check.alter':
      return planConstraintAlter(state, op)
    case 'constraint.drop':
      return planConstraintDrop(state, op)
    case 'constraint.rename':
    case 'constraint.validate':
    case 'constraint.setComment':
      return planConstraintChange(state, op)
    case 'index.add':
    case 'index.alter':
    case 'index.drop':
    case 'index.rename':
    case 'index.setComment':
      return planIndex(state, op)
    case 'policy.add':
    case 'policy.drop':
      return planPolicy(state, op)
    case 'enum.add':
    case 'enum.drop':
    case 'enum.rename':
    case 'enum.addValue':
    case 'enum.renameValue':
    case 'enum.setComment':
      return planEnum(state, op)
    case 'view.add':
    case 'view.drop':
    case 'view.rename':
    case 'view.setQuery':
    case 'view.setComment':
      return planView(state, op)
    case 'schema.add':
    case 'schema.drop':
      return planSchema(state, op)
    case 'object.add':
      return planObjectAdd(state, op)
    case 'object.alter':
      return planObjectAlter(state, op)
    case 'object.drop':
      return planObjectDrop(state, op)
    case 'object.setComment':
      return planObjectComment(state, op)
    default:
      return assertNever(op, 'sql')
  }
}
