import type { IndexKey, Policy, Sql, Table } from '../model.ts'

/**
 * The table with every expression of its own passed through `change`; the same record when none
 * changed. Default values come last in PostgreSQL's catalogue and first here: order is of no matter.
 */
export function mapTableSql(table: Table, change: (sql: Sql) => Sql): Table {
  let touched = false
  const run = (sql: Sql): Sql => {
    const next = change(sql)
    if (next !== sql) touched = true
    return next
  }
  const maybe = (sql: Sql | null): Sql | null => (sql === null ? null : run(sql))
  const key = <T extends IndexKey>(each: T): T =>
    each.expression === null ? each : { ...each, expression: run(each.expression) }
  const policy = (each: Policy): Policy => ({ ...each, using: maybe(each.using), check: maybe(each.check) })
  const next: Table = {
    ...table,
    columns: table.columns.map((column) =>
      column.default === null && column.generated === null
        ? column
        : {
            ...column,
            default: maybe(column.default),
            generated: column.generated && {
              ...column.generated,
              expression: run(column.generated.expression),
            },
          },
    ),
    checks: table.checks.map((check) => ({ ...check, expression: run(check.expression) })),
    exclusions: table.exclusions.map((exclusion) => ({
      ...exclusion,
      elements: exclusion.elements.map(key),
      where: maybe(exclusion.where),
    })),
    indexes: table.indexes.map((index) => ({
      ...index,
      keys: index.keys.map(key),
      where: maybe(index.where),
    })),
    policies: table.policies.map(policy),
    partitionBy: table.partitionBy && { ...table.partitionBy, keys: table.partitionBy.keys.map(key) },
  }
  return touched ? next : table
}
