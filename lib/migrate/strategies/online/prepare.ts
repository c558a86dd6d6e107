import type { SchemaOp, Table } from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import { requireGently } from '../../gently.ts'
import {
  checkSpec,
  emptyColumnSpec,
  foreignKeySpec,
  indexSpec,
  keySpec,
  refOf,
  uniqueIndexSpec,
} from '../../specs.ts'
import type { Counterpart } from './counterparts.ts'
import type { EnumSwap } from './enum-swap.ts'
import { fillRows } from './fired.ts'
import type { Shadow } from './shadow.ts'
import type { Work } from './work.ts'

/** Makes the second column, empty at first, keeps it equal by a trigger, fills it and checks it. */
export function prepareShadow(
  shadow: Shadow,
  swaps: readonly EnumSwap[],
  { dialect, version }: { readonly dialect: Dialect; readonly version: string },
  work: Work,
): void {
  const { target, old, wanted, beside, exchanged, follower } = shadow
  const { online } = dialect
  if (!online) return
  const ref = refOf(target)
  work.ops.expand.push({
    op: 'column.add',
    table: ref,
    column: emptyColumnSpec(beside, beside.name, dialect),
  })
  const { routine, trigger } = online.follow(
    target,
    follower,
    { from: old, to: beside },
    exchanged ? 'from' : 'either',
  )
  work.ops.expand.push(
    { op: 'object.add', kind: 'routine', definition: routine.definition },
    { op: 'object.add', kind: 'trigger', definition: trigger.definition },
  )
  const taken = online.takenAs(old, wanted)
  if (taken !== null) work.gates.expand.add(`In ${target.name}.${old.name} ${taken}.`)
  const setting = online.convertsBy(old, wanted)
  if (setting !== null) {
    work.gates.expand.add(
      `Every session that writes ${target.name}.${old.name}, and the one that migrates, has the same ${setting}: values are converted by it.`,
    )
  }
  const fill = online.fill(target, beside, online.convert(old, beside), online.isPresent(old.name))
  fillRows(fill, { table: shadow.table, by: 'update', columns: [beside.name] }, work)
  const lost = swaps.find(
    ({ wanted: each }) => each.name === wanted.type.name && each.schema === wanted.type.schema,
  )
  if (lost && lost.lost.length > 0) {
    const none = online.noneOf(target, old.name, lost.lost)
    work.checks.backfill.push(none)
    work.gates.backfill.add(
      `No application writes ${lost.lost.join(' or ')} into ${target.name}.${old.name}.`,
    )
  }
  if (!exchanged && old.type.display !== wanted.type.display) {
    work.gates.backfill.add(
      `Every value of ${target.name}.${old.name} is one that ${wanted.type.display} can hold as well.`,
    )
  }
  if (!wanted.nullable) {
    forbidNull(ref, target, beside.name, { dialect, version }, work)
    if (old.nullable) {
      work.gates.backfill.add(
        `Every application gives ${target.name}.${old.name} a value whenever it writes a row.`,
      )
    }
    work.checks.validate.push(online.noneMissing(target, beside.name))
  }
  if (exchanged) {
    const isSwap = wanted.type.display === old.type.display && lost !== undefined
    if (!isSwap)
      work.gates.switch.add(
        `Every application takes ${target.name}.${wanted.name} as ${wanted.type.display} as well as ${old.type.display}.`,
      )
    work.gates.contract.add(`Nothing needs the old values of ${target.name}.${wanted.name} any more.`)
  } else {
    work.gates.contract.add(`Every application uses ${target.name}.${wanted.name} instead of ${old.name}.`)
  }
}

/** A column that must have a value gets there in steps: checked for new rows, then for all, then required. */
export function forbidNull(
  ref: string,
  table: Table,
  column: string,
  { dialect, version }: { readonly dialect: Dialect; readonly version: string },
  work: Work,
): void {
  const held: Table = {
    ...table,
    primaryKey: null,
    columns: table.columns.some(({ name }) => name === column)
      ? table.columns
      : table.columns.slice(0, 1).map((each) => ({ ...each, name: column })),
  }
  const steps = table.kind === 'table' ? dialect.online?.requireColumn(table, column, version) : null
  if (steps) {
    const op: SchemaOp = { op: 'column.setNullable', table: ref, column, nullable: false }
    work.required.push({ op, steps })
    return
  }
  const [first, ...rest] = requireGently(
    { op: 'column.setNullable', table: ref, column, nullable: false },
    held,
    dialect,
  )
  if (first) work.ops.backfill.push(first)
  work.ops.validate.push(...rest)
}

/** Builds what is to stand on the second columns, under passing names. */
export function prepareCounterpart(
  part: Counterpart,
  dialect: Dialect,
  style: { readonly version: string },
  work: Work,
): void {
  const { table, passing } = part
  const ref = refOf(table)
  const same = (column: string) => column
  const add = (phase: 'backfill' | 'validate', op: SchemaOp): void => {
    work.ops[phase].push(op)
  }
  switch (part.kind) {
    case 'index':
      add('validate', { op: 'index.add', table: ref, index: indexSpec(part.item, passing, same) })
      return
    case 'primaryKey':
      add('validate', {
        op: 'index.add',
        table: ref,
        index: uniqueIndexSpec(part.item, passing, same),
      })
      return
    case 'unique':
      add('validate', {
        op: 'unique.add',
        table: ref,
        unique: { ...keySpec(part.item), name: passing },
      })
      return
    case 'check': {
      const check = { ...checkSpec(part.item), name: passing, notValid: true }
      add('backfill', { op: 'check.add', table: ref, check })
      if (!part.item.notValid && part.item.enforced) {
        add('validate', { op: 'constraint.validate', table: ref, name: passing })
      }
      return
    }
    case 'foreignKey': {
      const unchecked = dialect.online?.entersUnchecked(table, 'foreignKey', style.version) ?? false
      const spec = foreignKeySpec(part.item, passing, same, same)
      add('validate', { op: 'foreignKey.add', table: ref, foreignKey: { ...spec, notValid: unchecked } })
      if (unchecked && !part.item.notValid && part.item.enforced) {
        add('validate', { op: 'constraint.validate', table: ref, name: passing })
      }
      return
    }
  }
}
