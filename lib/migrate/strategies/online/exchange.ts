import { joinQualified, type Schema, type SchemaOp, type Table } from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import { keySpec, refOf } from '../../specs.ts'
import type { Counterpart } from './counterparts.ts'
import type { EnumSwap } from './enum-swap.ts'
import { firing } from './fired.ts'
import { ownedSequence } from './sequences.ts'
import type { Shadow } from './shadow.ts'
import type { Work } from './work.ts'

/** What exchanging needs to know. */
export interface ExchangeInput {
  readonly shadows: readonly Shadow[]
  readonly parts: readonly Counterpart[]
  readonly enumSwaps: readonly EnumSwap[]
  readonly before: Schema
  readonly dialect: Dialect
}

/**
 * What puts the second columns in the old ones' place. Those that only got another type exchange names in
 * the switch; those that got another name are there already, and what stands on them is renamed at the end.
 */
export function exchangeShadows(input: ExchangeInput, work: Work): void {
  const { shadows, parts, enumSwaps, dialect } = input
  const exchanged = shadows.filter((shadow) => shadow.exchanged)
  const first = parts.filter((part) => part.exchanged)
  work.exchange.push(...stepAside(first))
  for (const swap of enumSwaps) {
    const { schema, name } = swap.old
    work.exchange.push(
      { op: 'enum.rename', enum: joinQualified(schema, name), to: swap.retired },
      { op: 'enum.rename', enum: joinQualified(schema, swap.passing), to: name },
    )
  }
  for (const shadow of exchanged) swap(shadow, input, work)
  work.exchange.push(...takePlaces(first))
  for (const shadow of exchanged) count(shadow, work)
  for (const target of new Set(exchanged.map((shadow) => shadow.target))) {
    if (!target.grants.some(({ columns }) => columns.length > 0)) continue
    const grants = target.grants.map((grant) => ({
      privileges: [...grant.privileges],
      columns: [...grant.columns],
      grantees: [...grant.grantees],
      withGrantOption: grant.withGrantOption,
    }))
    work.exchange.push({ op: 'object.setGrants', kind: 'table', object: refOf(target), grants })
  }
  const last = parts.filter((part) => !part.exchanged)
  work.settle.push(...stepAside(last), ...takePlaces(last))
  for (const shadow of shadows) settle(shadow, dialect, work)
}

/** Makes room for the new names; what stays on an old column keeps doing its work until that goes. */
function stepAside(parts: readonly Counterpart[]): readonly SchemaOp[] {
  const order: readonly Counterpart['kind'][] = ['foreignKey', 'primaryKey', 'unique', 'check', 'index']
  return order.flatMap((kind) => parts.filter((part) => part.kind === kind).map(asideOp))
}

function asideOp(part: Counterpart): SchemaOp {
  const at = { table: refOf(part.table), name: part.final }
  switch (part.kind) {
    case 'index':
      return { op: 'index.rename', ...at, to: part.retired }
    case 'primaryKey':
      return { op: 'primaryKey.set', table: at.table, primaryKey: null }
    case 'unique':
      return { op: 'constraint.rename', ...at, to: part.retired }
    case 'check':
      // What the new rule allows the old one may refuse.
      return { op: 'constraint.drop', ...at }
    case 'foreignKey':
      if (part.rests) return { op: 'constraint.drop', ...at }
      return { op: 'constraint.rename', ...at, to: part.retired }
  }
}

function takePlaces(parts: readonly Counterpart[]): readonly SchemaOp[] {
  return parts.map((part): SchemaOp => {
    const { table, passing, final } = part
    const ref = refOf(table)
    switch (part.kind) {
      case 'index':
        return { op: 'index.rename', table: ref, name: passing, to: final }
      case 'primaryKey': {
        const target = table.primaryKey ?? part.item
        return { op: 'primaryKey.set', table: ref, primaryKey: { ...keySpec(target), usingIndex: passing } }
      }
      default:
        return { op: 'constraint.rename', table: ref, name: passing, to: final }
    }
  })
}

/** The old column steps aside and the new one takes its name and its default. */
function swap(shadow: Shadow, { before, dialect, parts }: ExchangeInput, work: Work): void {
  const { table, target, old, wanted, beside, kept, follower, returner } = shadow
  const ref = refOf(target)
  const column = old.name
  work.exchange.push(...dropFollower(target, follower))
  const sequence = ownedSequence(before, table, column)
  if (sequence && !wanted.identity) {
    // The sequence goes with the column that owns it.
    const ownedBy = { table: ref, column: beside.name }
    work.exchange.push({ op: 'sequence.setOwnedBy', sequence: refOf(sequence), ownedBy })
  }
  if (old.identity) work.exchange.push({ op: 'column.setIdentity', table: ref, column, identity: null })
  if (old.default !== null) work.exchange.push({ op: 'column.setDefault', table: ref, column, default: null })
  if (sequence && wanted.identity)
    work.exchange.push({ op: 'object.drop', kind: 'sequence', object: refOf(sequence) })
  if (!old.nullable) work.exchange.push({ op: 'column.setNullable', table: ref, column, nullable: true })
  work.exchange.push(
    { op: 'column.rename', table: ref, column, to: kept.name },
    { op: 'column.rename', table: ref, column: beside.name, to: wanted.name },
  )
  if (wanted.default !== null) {
    work.exchange.push({ op: 'column.setDefault', table: ref, column: wanted.name, default: wanted.default })
  }
  const back = dialect.online?.follow(
    target,
    returner,
    { from: wanted, to: kept },
    parts.some((part) => isUniqueOn(part, target, beside.name)) ? 'from exactly' : 'from',
  )
  if (back) {
    work.exchange.push(
      { op: 'object.add', kind: 'routine', definition: back.routine.definition },
      { op: 'object.add', kind: 'trigger', definition: back.trigger.definition },
    )
  }
}

/** Counting goes on behind the highest value, which the key's index tells at once. */
function count({ target, wanted }: Shadow, work: Work): void {
  if (!wanted.identity) return
  work.exchange.push({
    op: 'column.setIdentity',
    table: refOf(target),
    column: wanted.name,
    identity: wanted.identity,
  })
}

/** What is to be done with the old column at the end, and on the way back with its values. */
function settle(shadow: Shadow, dialect: Dialect, work: Work): void {
  const { target, old, wanted, kept, exchanged, follower, returner } = shadow
  const ref = refOf(target)
  if (!exchanged) {
    // Added again on the way back, it is to be filled from the new one, not by its default.
    for (const [column, value] of [
      [wanted.name, wanted.default],
      [old.name, null],
    ] as const) {
      if (old.default === null && value === null) continue
      work.settle.push({ op: 'column.setDefault', table: ref, column, default: value })
    }
    if (!old.nullable) {
      work.settle.push({ op: 'column.setNullable', table: ref, column: old.name, nullable: true })
    }
  }
  if (dialect.online) {
    const refill = dialect.online.refill(target, { from: wanted, to: kept })
    work.rows.refill.push(firing(refill, { table: target, by: 'update', columns: [kept.name] }))
  }
  work.drop.push(...dropFollower(target, exchanged ? returner : follower), {
    op: 'column.drop',
    table: ref,
    column: kept.name,
  })
}

function isUniqueOn(part: Counterpart, target: Table, column: string): boolean {
  if (part.table.id !== target.id) return false
  if (part.kind === 'index') return part.item.unique
  return (part.kind === 'unique' || part.kind === 'primaryKey') && part.item.columns.includes(column)
}

function dropFollower(table: Table, follower: string): readonly SchemaOp[] {
  return [
    { op: 'object.drop', kind: 'trigger', object: joinQualified(table.schema, table.name, follower) },
    { op: 'object.drop', kind: 'routine', object: joinQualified(table.schema, follower, '') },
  ]
}
