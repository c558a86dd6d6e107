import type { Rename } from './diff/index.ts'
import {
  type Column,
  type EntityId,
  entityId,
  joinQualified,
  type Schema,
  type Table,
} from './schema/index.ts'
import { dialectOf, type QueryPort } from './sql/index.ts'

/**
 * Takes the rows of tables away that the other schema could refuse: those that get a column which must have a
 * value that nobody gives, a type that is not a wider one, or one more constraint.
 */
export async function removeUnfit(
  engine: QueryPort,
  before: Schema,
  after: Schema,
  renames: readonly Rename[],
): Promise<void> {
  const { quote } = dialectOf(before.dialect)
  const to = (id: EntityId) => renames.find((rename) => rename.from === id)?.to ?? id
  const unfit = [...before.tables.values()].filter((table) => {
    const next = after.tables.get(to(table.id))
    if (next === undefined) return false
    return (next !== table && isStricter(table, next, to)) || losesRoom(table, before, after)
  })
  const names = unfit.map((table) => `${quote(table.schema)}.${quote(table.name)}`)
  if (names.length > 0) await engine.run(`TRUNCATE ${names.join(', ')} CASCADE`)
}

function isStricter(table: Table, next: Table, to: (id: EntityId) => EntityId): boolean {
  const columnId = (owner: Table, { name }: Column) => entityId('column', owner.schema, owner.name, name)
  const known = new Map<EntityId, Column>()
  for (const column of table.columns) {
    known.set(to(columnId(table, column)), column)
    // A column goes along with its table.
    known.set(columnId(next, column), known.get(columnId(next, column)) ?? column)
  }
  const asks = next.columns.some((column) => {
    const was = known.get(columnId(next, column))
    if (!was) return !column.nullable && !hasValue(column)
    return (was.nullable && !column.nullable) || !holds(column, was)
  })
  const names = new Set(namesOf(table))
  return asks || namesOf(next).some((name) => !names.has(name))
}

/** Whether a table takes what no other partition takes, and gets another one beside it. */
function losesRoom({ partitionOf }: Table, before: Schema, after: Schema): boolean {
  if (partitionOf?.bound.toLowerCase() !== 'default') return false
  const { parent } = partitionOf
  return [...after.tables.values()].some(({ id, partitionOf: of }) => {
    const was = before.tables.get(id)?.partitionOf
    return of?.parent.name === parent.name && of.parent.schema === parent.schema && was?.bound !== of.bound
  })
}

function hasValue(column: Column): boolean {
  return (column.default ?? column.generated ?? column.identity ?? column.serial) !== null
}

function holds(column: Column, was: Column): boolean {
  if (column.type.display === was.type.display) return true
  const order = ['smallint', 'integer', 'bigint']
  const [from, to] = [order.indexOf(was.type.display), order.indexOf(column.type.display)]
  return column.type.display === 'text' || (from >= 0 && from < to)
}

/** What a row is held against, by what it says: its name may be the engine's. */
function namesOf(table: Table): readonly string[] {
  const key = table.primaryKey ? [`key ${table.primaryKey.columns.join()}`] : []
  return [
    ...key,
    ...table.uniques.map(({ columns }) => `unique ${columns.join()}`),
    ...table.foreignKeys.map(({ columns, references }) =>
      ['reference', ...columns, joinQualified(references.schema, references.table)].join(' '),
    ),
    ...table.checks.map(({ name }) => `check ${name}`),
    ...table.indexes.filter(({ unique }) => unique).map(({ name }) => `index ${name}`),
    ...table.exclusions.map(({ name }) => `exclusion ${name}`),
  ]
}
