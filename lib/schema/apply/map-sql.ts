import type { IndexKey, Policy, Sql, Table } from '../model.ts'

/** Whether any expression of a table passes the test; makes nothing, so that it may run over a whole schema. */
export function someTableSql(table: Table, test: (sql: Sql) => boolean): boolean {
  const has = (sql: Sql | null) => sql !== null && test(sql)
  for (const column of table.columns) {
    if (has(column.default) || (column.generated && test(column.generated.expression))) return true
  }
  for (const check of table.checks) if (test(check.expression)) return true
  for (const index of table.indexes) {
    if (has(index.where) || index.keys.some((key) => has(key.expression))) return true
  }
  for (const exclusion of table.exclusions) {
    if (has(exclusion.where) || exclusion.elements.some((key) => has(key.expression))) return true
  }
  for (const policy of table.policies) if (has(policy.using) || has(policy.check)) return true
  return table.partitionBy?.keys.some((key) => has(key.expression)) ?? false
}

/**
 * The table with every expression of its own passed through `change`; the same record when none
 * changed.
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
