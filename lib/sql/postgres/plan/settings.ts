import {
  entityId,
  findTable,
  findView,
  type QualifiedName,
  type Schema,
  scanSql,
  splitQualified,
} from '../../../schema/index.ts'
import type { StatementFacts } from '../../dialect.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { canonicalStyle, ownedEntity, renderSetting, type SettingOp } from '../render/index.ts'
import { facts } from './facts.ts'
import { findNow, nameOf, type PlanState, schemaNow, schemaWith } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { sayable } from './storage.ts'

/** Plans an op that sets one fact: its statement, and back by the statement that sets the old fact. */
export function planSetting(state: PlanState, op: SettingOp): void {
  const before = schemaNow(state)
  const after = schemaWith(state, op)
  const inverse = inverseOf(op, before)
  const back = inverse
    ? renderSetting(sayable(inverse, before, state.style), after, before, canonicalStyle)
    : []
  const statements = renderSetting(sayable(op, before, state.style), before, after, canonicalStyle)
  // Where a partition leaves one table and joins another, it first leaves.
  const leaves = op.op === 'table.setPartition' && findTable(before, op.table)?.partitionOf
  for (const [at, sql] of statements.entries()) {
    const reverse = at === statements.length - 1 ? back : []
    const cost = leaves && at === 0 ? facts.catalogue : costs[op.op]
    state.out.push(step(sql, summaryOf(op), isFresh(state, op, before) ? facts.none : cost, { reverse }))
  }
  if (op.op === 'sequence.setOwnedBy' && op.ownedBy) countOn(state, op.sequence, op.ownedBy)
}

/** A sequence that this plan makes for a column that was there before begins behind the values that are there. */
function countOn(
  state: PlanState,
  ref: string,
  ownedBy: { readonly table: string; readonly column: string },
): void {
  const sequence = nameOf(state, ref)
  const name = nameOf(state, ownedBy.table)
  const table = findNow(state.before, name)
  const known = state.before.sequences.has(entityId('sequence', sequence.schema, sequence.name))
  if (known || !table?.columns.some((column) => column.name === ownedBy.column)) return
  if (!counts(state.after, sequence, name, ownedBy.column)) return
  const highest = `SELECT max(${quoteIdentifier(ownedBy.column)}) FROM ${sqlName(name)}`
  state.out.push({
    ...step(
      `SELECT setval(${quoteString(sqlName(sequence))}, COALESCE((${highest}), 0) + 1, false);`,
      `Go on counting after the highest ${labelOf(name)}.${ownedBy.column}`,
      facts.materialize,
    ),
    relation: sqlName(name),
  })
}

/** Whether a column draws its values from a sequence that only goes up from where it is set; another may not reach them. */
function counts(schema: Schema, name: QualifiedName, owner: QualifiedName, column: string): boolean {
  const sequence = schema.sequences.get(entityId('sequence', name.schema, name.name))
  const source = findNow(schema, owner)?.columns.find((each) => each.name === column)?.default ?? null
  if (!sequence || source === null) return false
  const { increment = '1', min, max, start } = sequence.options
  const plain =
    !increment.startsWith('-') && [min, max, start].every((bound) => bound === undefined || bound === null)
  return (
    plain && scanSql(source).some((token) => token.kind === 'string' && lastName(token.value) === name.name)
  )
}

function lastName(text: string): string {
  return splitQualified(text).at(-1) ?? text
}

const costs: Readonly<Record<SettingOp['op'], StatementFacts>> = {
  'table.setOptions': facts.light,
  'table.setTablespace': facts.rewrite,
  'table.setAccessMethod': facts.rewrite,
  'table.setReplicaIdentity': facts.catalogue,
  'table.setPartition': facts.validate,
  'table.setInherits': facts.catalogue,
  'column.setStorage': facts.catalogue,
  'column.setCompression': facts.catalogue,
  'policy.alter': facts.catalogue,
  'policy.setComment': facts.light,
  'trigger.setState': facts.trigger,
  'rule.setState': facts.catalogue,
  'view.setOptions': facts.catalogue,
  'object.rename': facts.none,
  'object.setSchema': facts.none,
  'object.setOwner': facts.catalogue,
  'object.setGrants': facts.none,
  'sequence.setOwnedBy': facts.trigger,
}

function isFresh(state: PlanState, op: SettingOp, before: Schema): boolean {
  const table = 'table' in op ? findTable(before, op.table) : null
  return table !== null && state.fresh.has(table.id)
}

function summaryOf(op: SettingOp): string {
  switch (op.op) {
    case 'table.setOptions':
      return `Change storage parameters of table ${op.table}`
    case 'table.setTablespace':
      return `Move table ${op.table} to another tablespace`
    case 'table.setAccessMethod':
      return `Store table ${op.table} by another access method`
    case 'table.setReplicaIdentity':
      return `Change the replica identity of ${op.table}`
    case 'table.setPartition':
      return op.partitionOf === null
        ? `Detach partition ${op.table}`
        : `Attach ${op.table} as a partition of ${op.partitionOf.parent}`
    case 'table.setInherits':
      return `Change what table ${op.table} inherits from`
    case 'column.setStorage':
      return `Store ${op.table}.${op.column} differently`
    case 'column.setCompression':
      return `Compress ${op.table}.${op.column} differently`
    case 'policy.alter':
      return `Change policy ${op.name} on ${op.table}`
    case 'policy.setComment':
      return `Set the comment of policy ${op.name}`
    case 'trigger.setState':
      return `Set when trigger ${op.name} of ${op.table} fires: ${op.state}`
    case 'rule.setState':
      return `Set when rule ${op.name} of ${op.table} applies: ${op.state}`
    case 'view.setOptions':
      return `Change options of view ${op.view}`
    case 'object.rename':
      return `Rename ${op.kind} ${op.object} to ${op.to}`
    case 'object.setSchema':
      return `Move ${op.kind} ${op.object} to schema ${op.schema}`
    case 'object.setOwner':
      return `Give ${op.kind} ${op.object} to ${op.owner ?? 'whoever runs this'}`
    case 'object.setGrants':
      return `Change privileges on ${op.kind} ${op.object}`
    case 'sequence.setOwnedBy':
      return `Say which column owns sequence ${op.sequence}`
  }
}

/** The op that sets the fact back; null where nothing was there. */
function inverseOf(op: SettingOp, before: Schema): SettingOp | null {
  const table = 'table' in op ? findTable(before, op.table) : null
  const column = table && 'column' in op ? table.columns.find((each) => each.name === op.column) : null
  switch (op.op) {
    case 'table.setOptions':
      return table && { ...op, options: { ...table.options } }
    case 'table.setTablespace':
      return table && { ...op, tablespace: table.tablespace }
    case 'table.setAccessMethod':
      return table && { ...op, accessMethod: table.accessMethod }
    case 'table.setReplicaIdentity':
      return table && { ...op, replicaIdentity: table.replicaIdentity }
    case 'table.setPartition': {
      const was = table?.partitionOf
      return { ...op, partitionOf: was ? { parent: refOf(was.parent), bound: was.bound } : null }
    }
    case 'table.setInherits':
      return table && { ...op, inherits: table.inherits.map(refOf) }
    case 'column.setStorage':
      return column ? { ...op, storage: column.storage } : null
    case 'column.setCompression':
      return column ? { ...op, compression: column.compression } : null
    case 'policy.alter': {
      const old = table?.policies.find((each) => each.name === op.name)
      if (!old) return null
      const { name, permissive, command, using, check } = old
      const policy = { name, permissive, command, roles: [...old.roles], using, check }
      return { ...op, name: op.policy.name, policy }
    }
    case 'policy.setComment':
      return { ...op, comment: table?.policies.find((each) => each.name === op.name)?.comment ?? null }
    case 'trigger.setState':
      return { ...op, state: table?.triggers.find((each) => each.name === op.name)?.state ?? 'enabled' }
    case 'rule.setState':
      return { ...op, state: table?.rules.find((each) => each.name === op.name)?.state ?? 'enabled' }
    case 'view.setOptions': {
      const view = findView(before, op.view)
      return view && { ...op, options: { ...view.options }, checkOption: view.checkOption }
    }
    case 'sequence.setOwnedBy': {
      const name = splitQualified(op.sequence)
      const id = entityId('sequence', name.at(-2) ?? before.searchPath[0] ?? 'public', name.at(-1) ?? '')
      const was = before.sequences.get(id)?.ownedBy
      const ownedBy = was
        ? { table: refOf({ schema: was.schema, name: was.table }), column: was.column }
        : null
      return { ...op, ownedBy }
    }
    case 'object.rename': {
      const parts = splitQualified(op.object)
      if (op.kind === 'trigger' || op.kind === 'rule' || op.kind === 'schema' || op.kind === 'object') {
        return { ...op, object: renamedRef(parts, op.to), to: parts.at(-1) ?? '' }
      }
      const old = ownedEntity(before, op.kind, op.object)
      return old
        ? { ...op, object: movedRef(parts, { schema: old.schema, name: op.to }), to: old.name }
        : null
    }
    case 'object.setSchema': {
      const old = ownedEntity(before, op.kind, op.object)
      const parts = splitQualified(op.object)
      return old
        ? { ...op, object: movedRef(parts, { schema: op.schema, name: old.name }), schema: old.schema }
        : null
    }
    case 'object.setOwner': {
      const old = ownedEntity(before, op.kind, op.object)
      return old && old.owner !== null ? { ...op, owner: old.owner } : null
    }
    case 'object.setGrants': {
      const old = ownedEntity(before, op.kind, op.object)
      const grants = (old?.grants ?? []).map((grant) => ({
        privileges: [...grant.privileges],
        columns: [...grant.columns],
        grantees: [...grant.grantees],
        withGrantOption: grant.withGrantOption,
        ...(grant.revoked ? { revoked: grant.revoked } : {}),
      }))
      return { ...op, grants }
    }
  }
}

function refOf(name: { readonly schema: string; readonly name: string }): string {
  return idText(name.schema, name.name)
}

function renamedRef(parts: readonly string[], to: string): string {
  return idText(...parts.slice(0, -1), to)
}

/** Routines have the types of their arguments behind the name. */
function movedRef(parts: readonly string[], to: { readonly schema: string; readonly name: string }): string {
  return idText(to.schema, to.name, ...parts.slice(2))
}

function idText(...parts: readonly string[]): string {
  const id = entityId('object', ...parts)
  return id.slice('object:'.length)
}
