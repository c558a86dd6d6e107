import { emptySchema, findColumn, scanSql, type Table } from '../../../schema/index.ts'
import type { ColumnNode, StatementFacts } from '../../../sql/index.ts'
import { constraintOf } from './alterations.ts'
import { findRelation, type StatementContext, textOf } from './context.ts'

/** Why adding a column rewrites its table; null when it does not. */
export type ColumnCost = 'volatile default' | 'counter' | 'stored expression' | 'checked domain' | null

/** What adding a column to a table with rows takes. */
export function columnCost(context: StatementContext, column: ColumnNode): ColumnCost {
  if (isCounter(column)) return 'counter'
  const generated = constraintOf(column, 'generated')
  if (generated) return generated.storage === 'stored' ? 'stored expression' : null
  if (domainWithCheck(context, column)) return 'checked domain'
  const given = constraintOf(column, 'default')
  return given && differsByRow(context, textOf(context, given.expression)) ? 'volatile default' : null
}

/** Whether a column counts by itself: an identity or a serial. */
export function isCounter(column: ColumnNode): boolean {
  return (
    constraintOf(column, 'identity') !== null || (column.type?.path === null && serials.has(column.type.name))
  )
}

const serials: ReadonlySet<string> = new Set([
  'smallserial',
  'serial2',
  'serial',
  'serial4',
  'bigserial',
  'serial8',
])

/** The domain with a check that a column is of, by its name; null when it is of none that is known. */
export function domainWithCheck({ before }: StatementContext, { type }: ColumnNode): string | null {
  if (!type || type.dimensions > 0) return null
  const path = type.path?.parts.map((part) => part.value) ?? [type.name]
  const own = path.at(-1)
  for (const domain of before.domains.values()) {
    if (domain.name !== own || (path.length > 1 && domain.schema !== path.at(-2))) continue
    if (domain.checks.length > 0 || !domain.nullable) return domain.name
  }
  return null
}

/** Whether an expression may give another value for each row; a function of the schema as it is declared. */
export function differsByRow(context: StatementContext, expression: string): boolean {
  if (!context.file.dialect.online?.differsByRow(expression)) return false
  const lower = expression.toLowerCase()
  for (const routine of context.before.routines.values()) {
    if (routine.volatility !== 'volatile' && lower.includes(`${routine.name.toLowerCase()}(`)) return false
  }
  return true
}

/** What changing a column to the type it has behind the statement takes; null when that is not known. */
export function typeCost(context: StatementContext, before: Table, column: string): StatementFacts | null {
  const { after, file } = context
  const changed = findRelation(after.tables, 'table', before, [])
  const from = findColumn(before, column)
  const to = changed && findColumn(changed, column)
  if (!from || !to || from.type.display === to.type.display) return null
  const empty = emptySchema(file.dialect.id, [before.schema])
  const bare: Table = {
    ...before,
    columns: [{ ...from, default: null, serial: null }],
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    triggers: [],
    policies: [],
    rules: [],
    partitionBy: null,
    partitionOf: null,
    inherits: [],
    comment: null,
    grants: [],
  }
  const schemaWith = (table: Table) => ({
    ...empty,
    enums: context.before.enums,
    domains: context.before.domains,
    tables: new Map([[table.id, table]]),
  })
  const target = { ...bare, columns: [{ ...from, default: null, serial: null, type: to.type }] }
  const relation = `${file.dialect.quote(before.schema)}.${file.dialect.quote(before.name)}`
  const op = { op: 'column.setType', table: relation, column, type: to.type.display } as const
  const planned = file.dialect.plan([op], schemaWith(bare), schemaWith(target))
  const facts = planned.find((each) => each.facts.lock !== 'none')?.facts ?? null
  // What a plan would set first the file has not.
  const unset = planned.some(({ sql }) => setsUnlike(sql, context.settings))
  return facts && unset ? { ...facts, scans: true, rewrites: true } : facts
}

/** Whether a statement sets something for its transaction that is not in force. */
function setsUnlike(sql: string, settings: StatementContext['settings']): boolean {
  const [set, local, name, , value] = scanSql(sql)
  if (set?.value !== 'set' || local?.value !== 'local' || !name || !value) return false
  return !settings.get(name.value)?.toLowerCase().includes(value.value.toLowerCase())
}
