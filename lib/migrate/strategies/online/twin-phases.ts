import {
  type ForeignKey,
  joinQualified,
  type Schema,
  type SchemaOp,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect, Mirror } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import { foreignKeySpec, refOf } from '../../specs.ts'
import { ownedSequence } from './sequences.ts'
import { keysOf, makeTwin, type Twin } from './twin.ts'
import type { Work } from './work.ts'

/** What it takes to let two tables change places. */
export interface TwinWork {
  readonly before: Schema
  /** What everybody else plans to reach. */
  readonly dealt: Schema
  readonly dialect: Dialect
  readonly namer: Namer
}

/** Makes the second table, lets a trigger write it too, and copies the rows that are there. */
export function prepareTwin(twin: Twin, { dealt, dialect }: TwinWork, work: Work): void {
  const { online } = dialect
  if (!online) return
  const { old, wanted, beside, parts, columns } = twin
  work.gates.switch.add(`No application truncates a partition of ${wanted.name} until the last phase.`)
  work.gates.expand.add(`Every row that applications write into ${old.name} passes the rules it is to have.`)
  const fits = online.fitsPartition(
    old,
    parts.filter(({ partitionOf: of }) => of?.parent.name === beside.name),
    {
      by: beside,
      columns,
    },
  )
  if (fits) work.checks.expand.push(fits)
  work.ops.expand.push(...makeTwin(twin, dealt, dialect))
  addMirror(there(twin), twin.follower, dialect, work.ops.expand)
  work.rows.fill.push(online.copy(there(twin)))
  work.gates.switch.add(`Every application works with ${wanted.name} as a partitioned table.`)
  for (const { from, to } of columns) {
    if (from.name === to.name) continue
    work.gates.switch.add(`Every application uses ${wanted.name}.${to.name} instead of ${from.name}.`)
  }
  for (const { name } of beside.columns) {
    if (wanted.columns.some((column) => column.name === name)) continue
    work.gates.contract.add(`No application reads or writes ${wanted.name}.${name}.`)
  }
  const key = old.primaryKey?.columns.join(', ') ?? ''
  work.gates.switch.add(`Until the last phase no two rows of ${wanted.name} share their ${key}, as before.`)
  work.gates.contract.add(`Nothing needs ${old.name} as it was any more.`)
}

/** Lets the two tables exchange their names and what only one of them can have, and the trigger go the other way. */
export function exchangeTwin(twin: Twin, { before, dialect, namer }: TwinWork, work: Work): void {
  const { old, wanted, beside, kept, columns } = twin
  const out = work.exchange
  dropMirror(there(twin), twin.follower, dialect, out)
  for (const { name } of old.triggers) {
    out.push({ op: 'object.drop', kind: 'trigger', object: joinQualified(old.schema, old.name, name) })
  }
  if (old.rowSecurity.enabled || old.rowSecurity.forced) {
    out.push({ op: 'table.setRowSecurity', table: refOf(old), enabled: false, forced: false })
  }
  for (const column of old.columns) stopCounting(twin, column.name, before, out)
  out.push({ op: 'table.rename', table: refOf(old), to: kept.name })
  makeRoom(old, refOf(kept), wanted, namer, out)
  out.push({ op: 'table.rename', table: refOf(beside), to: wanted.name })
  takeNames(beside, wanted, out)
  for (const column of wanted.columns) count(twin, column.name, out)
  const { enabled, forced } = wanted.rowSecurity
  if (enabled || forced) out.push({ op: 'table.setRowSecurity', table: refOf(wanted), enabled, forced })
  for (const { definition } of wanted.triggers) out.push({ op: 'object.add', kind: 'trigger', definition })
  for (const { name, state } of wanted.triggers) {
    if (state) out.push({ op: 'trigger.setState', table: refOf(wanted), name, state })
  }
  const back: Mirror = {
    from: wanted,
    to: kept,
    columns: columns.map(({ from, to }) => ({ from: to, to: from })),
  }
  addMirror(back, twin.returner, dialect, out)
  if (dialect.online) work.rows.refill.push(dialect.online.copy(back))
  dropMirror(back, twin.returner, dialect, work.drop)
}

/** Foreign keys that still point at the old table point at the new one instead; rows are looked at later. */
export function keysToTwin(
  { kept, wanted }: Twin,
  now: Schema,
  after: Schema,
  { dialect, version }: { readonly dialect: Dialect; readonly version: string },
): readonly SchemaOp[] {
  const drops: SchemaOp[] = []
  const adds: SchemaOp[] = []
  for (const table of now.tables.values()) {
    const old = table.id === kept.id ? [] : table.foreignKeys.filter((key) => isKeyTo(key, kept))
    if (old.length === 0) continue
    const ref = refOf(table)
    for (const { name } of old) drops.push({ op: 'constraint.drop', table: ref, name })
    if (!dialect.online?.entersUnchecked(table, 'foreignKey', version)) continue
    for (const key of after.tables.get(table.id)?.foreignKeys ?? []) {
      if (!isKeyTo(key, wanted)) continue
      const same = (column: string) => column
      adds.push({ op: 'foreignKey.add', table: ref, foreignKey: foreignKeySpec(key, key.name, same, same) })
    }
  }
  return [...drops, ...adds]
}

function isKeyTo({ references }: ForeignKey, table: Table): boolean {
  return references.schema === table.schema && references.table === table.name
}

function addMirror(mirror: Mirror, name: string, dialect: Dialect, out: SchemaOp[]): void {
  const objects = dialect.online?.mirror(name, mirror)
  if (!objects) return
  out.push({ op: 'object.add', kind: 'routine', definition: objects.routine.definition })
  for (const { definition } of objects.triggers) out.push({ op: 'object.add', kind: 'trigger', definition })
}

function dropMirror(mirror: Mirror, name: string, dialect: Dialect, out: SchemaOp[]): void {
  const { schema, name: table } = mirror.from
  for (const trigger of dialect.online?.mirror(name, mirror).triggers ?? []) {
    out.push({ op: 'object.drop', kind: 'trigger', object: joinQualified(schema, table, trigger.name) })
  }
  out.push({ op: 'object.drop', kind: 'routine', object: joinQualified(schema, name, '') })
}

/** The second table written by the first, up to the switch. */
function there({ old, beside, columns }: Twin): Mirror {
  return { from: old, to: beside, columns }
}

/** A sequence belongs to one table, and what the new one may lack must not be asked of the old one. */
function stopCounting(
  { old, wanted, beside, columns }: Twin,
  name: string,
  before: Schema,
  out: SchemaOp[],
): void {
  const column = old.columns.find((each) => each.name === name)
  if (!column) return
  const at = { table: refOf(old), column: name }
  const next = columns.find(({ from }) => from.name === name)?.to
  const sequence = ownedSequence(before, old, name)
  if (column.identity) out.push({ op: 'column.setIdentity', ...at, identity: null })
  if (sequence && column.default !== null) out.push({ op: 'column.setDefault', ...at, default: null })
  if (sequence && next?.identity) {
    out.push({ op: 'object.drop', kind: 'sequence', object: refOf(sequence) })
  } else if (sequence && next) {
    const ownedBy = { table: refOf(beside), column: next.name }
    out.push({ op: 'sequence.setOwnedBy', sequence: refOf(sequence), ownedBy })
  }
  const isKey = old.primaryKey?.columns.includes(name) ?? false
  const then = wanted.columns.find((each) => each.name === next?.name)
  if (!column.nullable && !isKey && then?.nullable !== false)
    out.push({ op: 'column.setNullable', ...at, nullable: true })
}

function count({ wanted, beside }: Twin, name: string, out: SchemaOp[]): void {
  const [column, was] = [wanted, beside].map((table) => table.columns.find((each) => each.name === name))
  if (!column || !was) return
  const at = { table: refOf(wanted), column: name }
  if (column.identity) out.push({ op: 'column.setIdentity', ...at, identity: column.identity })
  else if (column.default !== was.default)
    out.push({ op: 'column.setDefault', ...at, default: column.default })
}

/** Names of keys and indexes are shared by all tables of a schema. */
function makeRoom(old: Table, table: string, wanted: Table, namer: Namer, out: SchemaOp[]): void {
  const taken = new Set([...keysOf(wanted), ...wanted.indexes].map(({ name }) => name))
  // What the engine named after the table is named anew with it.
  const stays = ({ name, named }: { readonly name: string; readonly named?: boolean }) =>
    (named || !name.startsWith(old.name)) && taken.has(name)
  for (const key of keysOf(old)) {
    if (stays(key)) out.push({ op: 'constraint.rename', table, name: key.name, to: namer(`${key.name}_old`) })
  }
  for (const index of old.indexes) {
    if (stays(index))
      out.push({ op: 'index.rename', table, name: index.name, to: namer(`${index.name}_old`) })
  }
}

function takeNames(beside: Table, wanted: Table, out: SchemaOp[]): void {
  const table = refOf(wanted)
  const [passing, final] = [keysOf(beside), keysOf(wanted)]
  for (const [at, { name }] of passing.entries()) {
    const to = final[at]?.name
    if (to !== undefined && to !== name) out.push({ op: 'constraint.rename', table, name, to })
  }
  for (const [at, { name }] of beside.indexes.entries()) {
    const to = wanted.indexes[at]?.name
    if (to !== undefined && to !== name) out.push({ op: 'index.rename', table, name, to })
  }
}
