import type { EntityKind, Table } from '../../../schema/index.ts'

type ConstraintKind = Extract<EntityKind, 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'exclusion'>

/** Which kind of constraint has the name in the table, or null. */
export function kindOfConstraint(table: Table, name: string): ConstraintKind | null {
  if (table.primaryKey?.name === name) return 'primaryKey'
  if (table.uniques.some((c) => c.name === name)) return 'unique'
  if (table.foreignKeys.some((c) => c.name === name)) return 'foreignKey'
  if (table.checks.some((c) => c.name === name)) return 'check'
  return table.exclusions.some((c) => c.name === name) ? 'exclusion' : null
}

/** The names of a table's constraints that have an index of the same name. */
export function keyNames(table: Table): readonly string[] {
  const primary = table.primaryKey ? [table.primaryKey.name] : []
  return [...primary, ...table.uniques.map((c) => c.name), ...table.exclusions.map((c) => c.name)]
}

/** The names of all a table's constraints. */
export function constraintNamesOf(table: Table): readonly string[] {
  return [...keyNames(table), ...table.foreignKeys.map((c) => c.name), ...table.checks.map((c) => c.name)]
}
