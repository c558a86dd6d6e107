import type { Column, Generated, Identity, Table } from '../model.ts'
import type { ColumnSpec } from '../ops.ts'
import { buildColumn, childId } from './build.ts'
import { readDataType, serialFor, serialOf } from './data-type.ts'
import { ApplyFailure, type Draft, labelOf, needColumn, needTable } from './draft.ts'
import { dropDependentsOfColumn, dropForeignKeysTo, dropOwnedSequences } from './drops.ts'
import { descendantsOf, keyReads } from './uses.ts'

export function addColumn(
  draft: Draft,
  ref: string,
  spec: ColumnSpec,
  after: string | null | undefined,
): void {
  const table = needTable(draft, ref)
  if (table.columns.some((column) => column.name === spec.name)) {
    throw new ApplyFailure('already-exists', `${labelOf(table)} has a column ${spec.name} already.`)
  }
  if (table.partitionOf) {
    throw new ApplyFailure('invalid', `${labelOf(table)} is a partition: add the column to its parent.`)
  }
  const column = buildColumn(draft, table, spec)
  draft.tables.set(table.id, { ...table, columns: insertAfter(table, column, after) })
  for (const child of descendantsOf(draft, table)) {
    if (child.columns.some((existing) => existing.name === spec.name)) continue
    const inherited = child.columns.length === 0 || child.columns.some((existing) => existing.inherited)
    const copy = { ...column, id: childId('column', child, column.name), comment: null, inherited }
    draft.tables.set(child.id, { ...child, columns: insertAfter(child, copy, anchorIn(child, after)) })
  }
}

/** The anchor where the child has it too. */
function anchorIn(child: Table, after: string | null | undefined): string | null | undefined {
  if (after === undefined || after === null) return after
  return child.columns.some((column) => column.name === after) ? after : undefined
}

function insertAfter(table: Table, column: Column, after: string | null | undefined): readonly Column[] {
  if (after === undefined) return [...table.columns, column]
  const last = table.columns.findLast((existing) => existing.inherited)
  const isAmongInherited = after === null || needColumn(table, after).inherited
  if (last && !column.inherited && isAmongInherited) {
    // Inherited columns come first and stay together.
    return table.columns.toSpliced(table.columns.indexOf(last) + 1, 0, column)
  }
  if (after === null) return [column, ...table.columns]
  const at = table.columns.findIndex((existing) => existing.name === after)
  return table.columns.toSpliced(at + 1, 0, column)
}

export function dropColumn(draft: Draft, ref: string, name: string): void {
  const table = needTable(draft, ref)
  const column = needColumn(table, name)
  if (column.inherited) {
    throw new ApplyFailure('invalid', `${name} is inherited: drop it from the parent of ${labelOf(table)}.`)
  }
  const affected = [table, ...descendantsOf(draft, table).filter((child) => followsParent(child, name))]
  for (const each of affected) dropLocalColumn(draft, each, name)
}

function dropLocalColumn(draft: Draft, table: Table, name: string): void {
  dropForeignKeysTo(draft, table, (key) => key.references.columns.includes(name))
  dropDependentsOfColumn(draft, table, name)
  dropOwnedSequences(draft, table, name)
  const now = draft.tables.get(table.id) ?? table
  draft.tables.set(table.id, { ...now, columns: now.columns.filter((column) => column.name !== name) })
}

export function moveColumn(draft: Draft, ref: string, name: string, after: string | null): void {
  const table = needTable(draft, ref)
  const column = needColumn(table, name)
  if (after === name) throw new ApplyFailure('invalid', `${name} cannot go after itself.`)
  if (column.inherited) {
    throw new ApplyFailure('invalid', `${name} is inherited: move it in the parent of ${labelOf(table)}.`)
  }
  const rest = { ...table, columns: table.columns.filter((existing) => existing.name !== name) }
  draft.tables.set(table.id, { ...table, columns: insertAfter(rest, column, after) })
}

export function setColumnType(draft: Draft, ref: string, name: string, written: string): void {
  const serial = serialOf(written)
  const type = serial
    ? { ...readDataType(draft, serial.type), written: written.trim() }
    : readDataType(draft, written)
  changeColumn(draft, ref, name, 'type', (column, table) => {
    if (serial && column.serial) return { ...column, type, serial: serial.serial }
    if (serial) {
      throw new ApplyFailure('invalid', `${labelOf(table)}.${name} is no serial: set an identity instead.`)
    }
    if (!column.serial) return { ...column, type }
    // A serial of another width stays a serial; one of another kind has no sequence to draw from.
    const width = serialFor(type.display)
    if (width !== null) return { ...column, type: { ...type, written: width }, serial: width }
    dropOwnedSequences(draft, table, name)
    return { ...column, type, serial: null, default: null }
  })
}

export function setColumnNullable(draft: Draft, ref: string, name: string, nullable: boolean): void {
  changeColumn(draft, ref, name, nullable ? 'declaration' : 'type', (column, table) => {
    if (nullable && (column.identity || column.serial || table.primaryKey?.columns.includes(name))) {
      throw new ApplyFailure('invalid', `${labelOf(table)}.${name} is a key or identity: it is never null.`)
    }
    return { ...column, nullable }
  })
}

export function setColumnDefault(draft: Draft, ref: string, name: string, value: string | null): void {
  changeColumn(draft, ref, name, 'default', (column, table) => {
    if (value !== null && (column.identity || column.generated)) {
      throw new ApplyFailure('invalid', `${labelOf(table)}.${name} makes its own values: it has no default.`)
    }
    if (!column.serial) return { ...column, default: value }
    dropOwnedSequences(draft, table, name)
    return { ...column, default: value, serial: null }
  })
}

export function setColumnIdentity(draft: Draft, ref: string, name: string, identity: Identity | null): void {
  changeColumn(draft, ref, name, 'default', (column, table) => {
    if (column.generated && identity) {
      throw new ApplyFailure('invalid', `${labelOf(table)}.${name} is generated: it has no identity.`)
    }
    if (!identity) return { ...column, identity: null }
    if (column.serial) dropOwnedSequences(draft, table, name)
    return { ...column, identity, default: null, serial: null, nullable: false }
  })
}

export function setColumnGenerated(
  draft: Draft,
  ref: string,
  name: string,
  generated: Generated | null,
): void {
  changeColumn(draft, ref, name, 'declaration', (column, table) => {
    if (!generated) return { ...column, generated: null }
    const why = whyNotGenerated(draft, table, name)
    if (why) throw new ApplyFailure('invalid', `${labelOf(table)}.${name} ${why}: it cannot be generated.`)
    return { ...column, generated, default: null, identity: null, serial: null }
  })
}

function whyNotGenerated(draft: Draft, table: Table, name: string): string | null {
  const { partitionBy } = table
  if (partitionBy?.keys.some((key) => keyReads(draft, table, key, name))) return 'is in the partition key'
  const isSet = table.foreignKeys.some(
    (key) => key.columns.includes(name) && (changes.has(key.onDelete) || writes.has(key.onUpdate)),
  )
  return isSet ? 'is set by a foreign key' : null
}

const changes: ReadonlySet<string> = new Set(['set null', 'set default'])
const writes: ReadonlySet<string> = new Set([...changes, 'cascade'])

export function setColumnCollation(draft: Draft, ref: string, name: string, collation: string | null): void {
  changeColumn(draft, ref, name, 'type', (column) => ({ ...column, collation }))
}

export function setColumnComment(draft: Draft, ref: string, name: string, comment: string | null): void {
  const table = needTable(draft, ref)
  needColumn(table, name)
  putColumn(draft, table, name, (column) => ({ ...column, comment: comment === '' ? null : comment }))
}

/** Whether a column is the parent's too, so that its name and type are the parent's. */
export function sharesWithParent(child: Table, name: string): boolean {
  return child.columns.some((column) => column.name === name)
}

/** Changes a column and its copies in descendants; a default is carried only to copies that had the same. */
function changeColumn(
  draft: Draft,
  ref: string,
  name: string,
  fact: 'type' | 'declaration' | 'default',
  change: (column: Column, table: Table) => Column,
): void {
  const table = needTable(draft, ref)
  const before = needColumn(table, name)
  if (before.inherited && fact !== 'default') {
    throw new ApplyFailure('invalid', `${name} is inherited: change it in the parent of ${labelOf(table)}.`)
  }
  putColumn(draft, table, name, (column) => change(column, table))
  for (const child of descendantsOf(draft, table)) {
    const copy = child.columns.find((column) => column.name === name)
    if (!copy) continue
    const carried =
      fact === 'type'
        ? sharesWithParent(child, name)
        : fact === 'declaration'
          ? followsParent(child, name)
          : copy.inherited && (copy.default === before.default || isBare(before, copy))
    if (carried) putColumn(draft, child, name, (column) => change(column, child))
  }
}

/** Heirs of a serial draw from nothing of their own. */
function isBare(parent: Column, copy: Column): boolean {
  return parent.serial !== null && copy.serial === null && copy.default === null
}

function putColumn(draft: Draft, table: Table, name: string, change: (column: Column) => Column): void {
  const next = change(needColumn(draft.tables.get(table.id) ?? table, name))
  // The change may have taken a sequence along that other columns draw from.
  const now = draft.tables.get(table.id) ?? table
  const columns = now.columns.map((column) => (column.name === name ? next : column))
  draft.tables.set(table.id, { ...now, columns })
}

/** Whether a descendant's column must stay the same as its parent's. */
export function followsParent(child: Table, name: string): boolean {
  const copy = child.columns.find((column) => column.name === name)
  return copy !== undefined && (copy.inherited || child.partitionOf !== null)
}
