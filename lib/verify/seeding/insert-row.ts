import {
  type Column,
  entityId,
  type ForeignKey,
  type Schema,
  type Table,
  targetOf,
} from '../../schema/index.ts'
import type { Dialect } from '../../sql/index.ts'
import type { ExecResult, Executor } from '../executor.ts'
import { literalsOf, valueIn } from './values.ts'

/** Tries to satisfy the checks of one row. */
const mostTries = 60

/** Where a row goes, and which of its table's foreign keys may point to nothing for now. */
export interface RowPlace {
  readonly table: Table
  /** From 1. */
  readonly row: number
  readonly loose: ReadonlySet<ForeignKey>
}

/**
 * Inserts a row whose values fit their types, the foreign keys and, by trying, the checks of its table; the
 * engine's reason when it takes none.
 */
export async function insertRow(
  place: RowPlace,
  schema: Schema,
  dialect: Dialect,
  executor: Executor,
): Promise<string | null> {
  const { table, row } = place
  const referred = referredValues(place, schema, dialect)
  const columns = table.columns.filter((column) => !fillsItself(column) || referred.has(column.name))
  const first = new Map(
    columns.map((column) => [
      column.name,
      referred.get(column.name) ?? valueIn(column, row, schema, dialect.quoteString) ?? usual(column),
    ]),
  )
  const insert = (values: ReadonlyMap<string, string>): Promise<ExecResult> =>
    executor.exec(insertStatement(table, columns, values, dialect))
  const checks = checksOf(table, columns, schema)
  const settled = new Set<string>()
  let values: ReadonlyMap<string, string> = first
  let result = await insert(first)
  // One check after the other, each with what it compares with.
  for (let name = violated(result); name !== null && !settled.has(name); name = violated(result)) {
    settled.add(name)
    const check = checks.find((each) => each.name === name)
    if (!check) break
    const free = check.columns.filter((column) => !referred.has(column.name))
    for (const candidate of candidatesFor(check.expression, free, values).slice(0, mostTries)) {
      const next = await insert(candidate)
      if (next.ok) return null
      if (violated(next) === name || isValueError(next)) continue
      result = next
      values = candidate
      break
    }
  }
  return result.ok ? null : result.message
}

interface Check {
  readonly name: string
  readonly expression: string
  /** Columns whose values decide. */
  readonly columns: readonly Column[]
}

/** The checks of the table, and those of the domains of its columns. */
function checksOf(table: Table, columns: readonly Column[], schema: Schema): readonly Check[] {
  const own = table.checks.map(({ name, expression }) => {
    const text = expression.toLowerCase()
    return { name, expression, columns: columns.filter((column) => text.includes(column.name.toLowerCase())) }
  })
  const domains = new Map<string, Check>()
  for (const column of columns) {
    const id = column.type.schema === null ? null : entityId('domain', column.type.schema, column.type.name)
    for (const { name, expression } of (id && schema.domains.get(id)?.checks) || []) {
      domains.set(name, { name, expression, columns: [...(domains.get(name)?.columns ?? []), column] })
    }
  }
  return [...own, ...domains.values()]
}

/** The name of the check that the engine found violated; null when it was none. */
function violated(result: ExecResult): string | null {
  return !result.ok && result.code === '23514' ? (result.message.split('"').at(-2) ?? null) : null
}

/** The value was none of its type: the check is still to be met. */
function isValueError(result: ExecResult): boolean {
  return !result.ok && (result.code ?? '').startsWith('22')
}

/** The row with other values where the check looks: each literal of it, null, and the texts that it may mean. */
function candidatesFor(
  expression: string,
  columns: readonly Column[],
  values: ReadonlyMap<string, string>,
): readonly ReadonlyMap<string, string>[] {
  const literals = literalsOf(expression)
  const one = columns.flatMap((column) =>
    [...literals, ...(column.nullable ? ['NULL'] : []), ...(column.default === null ? [] : ['DEFAULT'])].map(
      (value) => [column.name, value] as const,
    ),
  )
  const single = one.map((change) => new Map([...values, change]))
  const pairs = one.flatMap((a) => one.filter((b) => a[0] < b[0]).map((b) => new Map([...values, a, b])))
  const none = new Map([
    ...values,
    ...columns.filter(({ nullable }) => nullable).map(({ name }) => [name, 'NULL'] as const),
  ])
  return [...single, none, ...pairs]
}

/** For each column of a foreign key the value that a row of the other table has. */
function referredValues(
  { table, row, loose }: RowPlace,
  schema: Schema,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const key of table.foreignKeys) {
    const target = loose.has(key) ? null : targetOf(schema, key)
    if (!target) continue
    for (const [at, column] of key.columns.entries()) {
      if (values.has(column)) continue
      const other = dialect.quote(key.references.columns[at] ?? '')
      const order = key.references.columns.map((name) => dialect.quote(name)).join(', ')
      const from = sqlName(target, dialect)
      const count = `(SELECT greatest(count(*), 1) FROM ${from})`
      const nullable = table.columns.find(({ name }) => name === column)?.nullable ?? true
      if (target === table && nullable) values.set(column, 'NULL')
      else if (target !== table) {
        values.set(
          column,
          `(SELECT ${other} FROM ${from} ORDER BY ${order} LIMIT 1 OFFSET ${row - 1} % ${count})`,
        )
      }
    }
  }
  return values
}

function insertStatement(
  table: Table,
  columns: readonly Column[],
  values: ReadonlyMap<string, string>,
  dialect: Dialect,
): string {
  const name = sqlName(table, dialect)
  if (columns.length === 0) return `INSERT INTO ${name} DEFAULT VALUES`
  const names = columns.map((column) => dialect.quote(column.name)).join(', ')
  const items = columns.map((column) => values.get(column.name) ?? 'DEFAULT').join(', ')
  return `INSERT INTO ${name} (${names}) VALUES (${items})`
}

/** Columns whose values the engine makes. */
function fillsItself(column: Column): boolean {
  return column.generated !== null || column.identity !== null || column.serial !== null
}

/** What a column of an unknown type holds. */
function usual(column: Column): string {
  return column.default === null ? 'NULL' : 'DEFAULT'
}

/** A table's name as SQL. */
export function sqlName(table: Table, dialect: Dialect): string {
  return `${dialect.quote(table.schema)}.${dialect.quote(table.name)}`
}
