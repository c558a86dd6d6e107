import { err, ok, type Result } from '@/lib/base'
import {
  type Column,
  candidateKeys,
  findColumn,
  freeName,
  joinQualified,
  type Schema,
  type SchemaOpInput,
  type Table,
} from '@/lib/schema'
import { referenceName, referenceStyle, singular } from './naming'

/** One end of a line that the user drew: a column, or a table as a whole. */
export interface LinkEnd {
  readonly table: Table
  readonly column: string | null
}

/**
 * The operations that make the foreign key a user drew. The end that is a key is pointed at; where
 * the pointing end is a table, its fitting column is taken or made, typed like the key and named as
 * the schema names such columns. The error says in words why no key can be made.
 */
export function linkOps(
  schema: Schema,
  from: LinkEnd,
  to: LinkEnd,
): Result<readonly SchemaOpInput[], string> {
  const keyOfFrom = keyAt(from)
  // A key drawn to a table as a whole is what that table is to point at.
  const isKeyToTable = from.column !== null && to.column === null && from.table !== to.table
  if (keyOfFrom && isKeyToTable) return keyOps(schema, to, from.table, keyOfFrom)
  const keyOfTo = keyAt(to)
  if (keyOfTo) return keyOps(schema, fittingEnd(schema, from, to, keyOfTo), to.table, keyOfTo)
  if (keyOfFrom && from.column !== null) return keyOps(schema, to, from.table, keyOfFrom)
  const what = to.column === null ? to.table.name : `${to.table.name}.${to.column}`
  return err(`${what} has no primary or unique key that a foreign key could point at`)
}

/** The operations for a junction table of two tables: a foreign key to each, both its primary key. */
export function junctionOps(
  schema: Schema,
  left: Table,
  right: Table,
  taken: readonly string[],
): Result<{ readonly name: string; readonly ops: readonly SchemaOpInput[] }, string> {
  const sides = []
  const style = referenceStyle(schema)
  const used: string[] = []
  for (const table of [left, right]) {
    const key = keyAt({ table, column: null })
    if (!key) return err(`${table.name} has no primary key for the junction table to point at`)
    const columns = key.map((column) => {
      const name = freeName(referenceName(style, table, column.name), used)
      used.push(name)
      return { name, type: column.type.display, nullable: false }
    })
    sides.push({ table, key, columns })
  }
  const name = freeName(`${singular(left.name)}_${right.name}`, taken)
  const op: SchemaOpInput = {
    op: 'table.add',
    table: {
      schema: left.schema,
      name,
      columns: sides.flatMap(({ columns }) => columns),
      primaryKey: { columns: sides.flatMap(({ columns }) => columns.map((column) => column.name)) },
      foreignKeys: sides.map(({ table, key, columns }) => ({
        columns: columns.map((column) => column.name),
        references: { table: refOf(table), columns: key.map((column) => column.name) },
        onDelete: 'cascade',
      })),
    },
  }
  return ok({ name, ops: [op] })
}

/** The key an end stands for: of a column the key it is alone, of a table the primary or else a unique key. */
function keyAt({ table, column }: LinkEnd): readonly Column[] | null {
  const keys = candidateKeys(table)
  const names = column === null ? keys[0] : keys.find((key) => key.length === 1 && key[0] === column)
  const columns = names?.flatMap((name) => findColumn(table, name) ?? [])
  return columns && columns.length > 0 ? columns : null
}

/** The pointing end without its column where that cannot be meant: of another type, dropped on a table as a whole. */
function fittingEnd(schema: Schema, from: LinkEnd, to: LinkEnd, key: readonly Column[]): LinkEnd {
  const [part] = key
  if (to.column !== null || from.column === null || !part) return from
  const column = findColumn(from.table, from.column)
  const isNamedSo = from.column === referenceName(referenceStyle(schema), to.table, part.name)
  return isNamedSo || column?.type.display === part.type.display ? from : { ...from, column: null }
}

function keyOps(
  schema: Schema,
  from: LinkEnd,
  target: Table,
  key: readonly Column[],
): Result<readonly SchemaOpInput[], string> {
  const ops: SchemaOpInput[] = []
  const columns: string[] = []
  const taken = from.table.columns.map(({ name }) => name)
  const style = referenceStyle(schema)
  for (const part of key) {
    const given = key.length === 1 ? from.column : null
    const name = referenceName(style, target, part.name)
    const existing = given === null && from.table !== target ? findColumn(from.table, name) : null
    const fits = existing && existing.type.display === part.type.display && !isReference(from.table, name)
    if (given !== null) columns.push(given)
    else if (fits) columns.push(name)
    else {
      const fresh = freeName(from.table === target ? `parent_${part.name}` : name, [...taken, ...columns])
      columns.push(fresh)
      ops.push({
        op: 'column.add',
        table: refOf(from.table),
        column: { name: fresh, type: part.type.display },
      })
    }
  }
  if (from.table === target && columns.every((name, at) => name === key[at]?.name)) {
    return err('A column cannot refer to itself')
  }
  ops.push({
    op: 'foreignKey.add',
    table: refOf(from.table),
    foreignKey: { columns, references: { table: refOf(target), columns: key.map(({ name }) => name) } },
  })
  return ok(ops)
}

function isReference(table: Table, column: string): boolean {
  return table.foreignKeys.some((key) => key.columns.includes(column))
}

function refOf(table: Table): string {
  return joinQualified(table.schema, table.name)
}
