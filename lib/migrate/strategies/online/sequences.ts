import {
  type Column,
  type EntityId,
  entityId,
  findColumn,
  joinQualified,
  type Schema,
  scanSql,
  type Table,
} from '../../../schema/index.ts'
import { refOf } from '../../specs.ts'
import { columnThen, type Ends, type Op, tableIn } from './ends.ts'
import type { Work } from './work.ts'

/**
 * The schemas with each serial as what it stands for: a column with a default and a sequence of its own,
 * each of which can be changed alone. Tables that the schemas share stay shared.
 */
export function withoutSerials(schemas: readonly Schema[]): readonly Schema[] {
  const done = new Map<Table, Table>()
  return schemas.map((schema) => {
    const tables = new Map<EntityId, Table>()
    for (const [id, table] of schema.tables) {
      const known = done.get(table) ?? plain(table)
      done.set(table, known)
      tables.set(id, known)
    }
    return { ...schema, tables }
  })
}

function plain(table: Table): Table {
  if (table.columns.every(({ serial }) => serial === null)) return table
  return { ...table, columns: table.columns.map(plainColumn) }
}

function plainColumn(column: Column): Column {
  if (column.serial === null) return column
  return { ...column, serial: null, type: { ...column.type, written: column.type.display } }
}

/** The sequence that goes when the column goes; null when there is none. */
export function ownedSequence(schema: Schema, table: Table, column: string) {
  for (const sequence of schema.sequences.values()) {
    const by = sequence.ownedBy
    if (by?.schema === table.schema && by.table === table.name && by.column === column) return sequence
  }
  return null
}

/**
 * A sequence in place of that of an identity column has its name, so the one comes in the transaction in which the
 * other goes. Says whether it is such a one.
 */
export function takesCountOver(op: Op<'object.add'>, { before, after }: Ends, work: Work): boolean {
  if (op.kind !== 'sequence') return false
  const words = scanSql(op.definition)
  for (const { schema, name, ownedBy: by } of after.sequences.values()) {
    const table = by && tableIn(before, joinQualified(by.schema, by.table))
    const column = table && findColumn(table, by.column)
    if (!table || !column?.identity || before.sequences.has(entityId('sequence', schema, name))) continue
    if (!words.some(({ value }) => value === name)) continue
    const at = { table: refOf(table), column: column.name }
    const wanted = columnThen(at.table, at.column, { after })
    work.switch.push({ op: 'column.setIdentity', ...at, identity: null }, op)
    work.switch.push({ op: 'column.setDefault', ...at, default: wanted?.default ?? null })
    work.switch.push({ op: 'sequence.setOwnedBy', sequence: refOf({ schema, name }), ownedBy: at })
    return true
  }
  return false
}

/** The other way round: what counted so far goes first, since the identity's own sequence gets its name. */
export function countByIdentity(op: Op<'column.setIdentity'>, { before, after }: Ends, work: Work): void {
  const table = tableIn(before, op.table)
  const sequence = table && ownedSequence(before, table, op.column)
  if (op.identity === null || !sequence || after.sequences.get(sequence.id)?.ownedBy) return
  work.switch.push({ op: 'column.setDefault', table: op.table, column: op.column, default: null })
  work.switch.push({ op: 'object.drop', kind: 'sequence', object: refOf(sequence) }, op)
}
