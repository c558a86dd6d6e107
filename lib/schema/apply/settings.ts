import { entityId } from '../identity.ts'
import type { QualifiedName, RewriteRule, Table, Trigger } from '../model.ts'
import type { SchemaOp } from '../ops.ts'
import { buildPolicy } from './build.ts'
import { ApplyFailure, type Draft, labelOf, need, needColumn, needTable, qualify } from './draft.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

/** Sets facts of a table that nothing else depends on. */
export function setTableFacts(
  draft: Draft,
  ref: string,
  facts: Partial<Pick<Table, 'options' | 'tablespace' | 'accessMethod' | 'replicaIdentity'>>,
): void {
  const table = needTable(draft, ref)
  draft.tables.set(table.id, { ...table, ...facts })
}

/** Sets facts of a column that nothing else depends on; partitions and heirs do not follow. */
export function setColumnFacts(
  draft: Draft,
  ref: string,
  name: string,
  facts: { readonly storage?: string | null; readonly compression?: string | null },
): void {
  const table = needTable(draft, ref)
  needColumn(table, name)
  const columns = table.columns.map((column) => (column.name === name ? { ...column, ...facts } : column))
  draft.tables.set(table.id, { ...table, columns })
}

/** Attaches a table to a partitioned one, whose columns it then has from there, or detaches it. */
export function setPartition(draft: Draft, op: Op<'table.setPartition'>): void {
  const table = needTable(draft, op.table)
  if (op.partitionOf === null) {
    const columns = table.columns.map((column) => ({ ...column, inherited: false }))
    draft.tables.set(table.id, { ...table, partitionOf: null, columns })
    return
  }
  const parent = qualify(draft, op.partitionOf.parent)
  const above = draft.tables.get(entityId('table', parent.schema, parent.name))
  if (above && above.partitionBy === null) {
    throw new ApplyFailure('invalid', `${labelOf(above)} is not partitioned.`)
  }
  const columns = table.columns.map((column) => ({ ...column, inherited: true }))
  draft.tables.set(table.id, { ...table, partitionOf: { parent, bound: op.partitionOf.bound }, columns })
}

/** Sets the tables that a table inherits from; columns it declares itself stay its own. */
export function setInherits(draft: Draft, op: Op<'table.setInherits'>): void {
  const table = needTable(draft, op.table)
  const inherits = op.inherits.map((parent) => qualify(draft, parent))
  const above = new Set(inherits.flatMap((parent) => columnNames(draft, parent)))
  const columns = table.columns.map((column) =>
    column.inherited && !above.has(column.name) ? { ...column, inherited: false } : column,
  )
  draft.tables.set(table.id, { ...table, inherits, columns })
}

export function alterPolicy(draft: Draft, op: Op<'policy.alter'>): void {
  const table = needTable(draft, op.table)
  const old = table.policies.find((policy) => policy.name === op.name)
  if (!old) throw new ApplyFailure('not-found', `${labelOf(table)} has no policy ${op.name}.`)
  const others = { ...table, policies: table.policies.filter((policy) => policy !== old) }
  const next = { ...buildPolicy(others, op.policy), comment: old.comment }
  const policies = table.policies.map((policy) => (policy === old ? next : policy))
  draft.tables.set(table.id, { ...table, policies })
}

export function setPolicyComment(draft: Draft, op: Op<'policy.setComment'>): void {
  const table = needTable(draft, op.table)
  if (!table.policies.some((policy) => policy.name === op.name)) {
    throw new ApplyFailure('not-found', `${labelOf(table)} has no policy ${op.name}.`)
  }
  const comment = op.comment === '' ? null : op.comment
  const policies = table.policies.map((each) => (each.name === op.name ? { ...each, comment } : each))
  draft.tables.set(table.id, { ...table, policies })
}

export function setTriggerState(draft: Draft, op: Op<'trigger.setState'>): void {
  const table = needTable(draft, op.table)
  if (!table.triggers.some((trigger) => trigger.name === op.name)) {
    // Where statements are not read, a trigger that one of them made stands for nothing but itself.
    if (draft.port.declare === undefined) return
    throw new ApplyFailure('not-found', `${labelOf(table)} has no trigger ${op.name}.`)
  }
  const triggers = table.triggers.map((trigger) => withState(trigger, op))
  draft.tables.set(table.id, { ...table, triggers })
}

export function setRuleState(draft: Draft, op: Op<'rule.setState'>): void {
  const table = needTable(draft, op.table)
  if (!table.rules.some((rule) => rule.name === op.name)) {
    if (draft.port.declare === undefined) return
    throw new ApplyFailure('not-found', `${labelOf(table)} has no rule ${op.name}.`)
  }
  draft.tables.set(table.id, { ...table, rules: table.rules.map((rule) => withState(rule, op)) })
}

/** What is in the usual state has none. */
function withState<T extends Trigger | RewriteRule>(
  part: T,
  { name, state }: Op<'rule.setState' | 'trigger.setState'>,
): T {
  if (part.name !== name) return part
  const { state: _, ...rest } = part
  return (state === 'enabled' ? rest : { ...rest, state }) as T
}

export function setViewOptions(draft: Draft, op: Op<'view.setOptions'>): void {
  const view = need(draft, draft.views, 'view', op.view)
  draft.views.set(view.id, { ...view, options: op.options, checkOption: op.checkOption })
}

function columnNames(draft: Draft, parent: QualifiedName): readonly string[] {
  const table = draft.tables.get(entityId('table', parent.schema, parent.name))
  return (table?.columns ?? []).map((column) => column.name)
}
