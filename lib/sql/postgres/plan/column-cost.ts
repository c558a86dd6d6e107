import { type Column, type Schema, scanSql, type Table } from '../../../schema/index.ts'
import type { StatementFacts } from '../../dialect.ts'
import { facts } from './facts.ts'

/** What adding a column to a table with rows costs. */
export function addColumnFacts(column: Column, schema: Schema): StatementFacts {
  if (column.identity || column.serial) return facts.rewrite
  if (column.generated) return column.generated.storage === 'stored' ? facts.rewrite : facts.catalogue
  if (column.default !== null && isVolatile(column.default)) return facts.rewrite
  const domain = [...schema.domains.values()].find(
    (each) => each.schema === column.type.schema && each.name === column.type.name,
  )
  return domain && domain.checks.length > 0 ? facts.rewrite : facts.catalogue
}

/** Functions that give one value for a whole statement; any other call is taken to differ row by row. */
const stable: ReadonlySet<string> = new Set([
  'now',
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'transaction_timestamp',
  'statement_timestamp',
  'current_user',
  'session_user',
  'current_setting',
  'timezone',
  'date_trunc',
  'lower',
  'upper',
  'coalesce',
  'make_interval',
  'make_date',
  'to_timestamp',
  'jsonb_build_object',
  'jsonb_build_array',
  'array',
  'interval',
  'numeric',
  'varchar',
])

/** Whether an expression may give another value for each row. */
export function isVolatile(sql: string): boolean {
  const tokens = scanSql(sql)
  return tokens.some(
    (token, at) =>
      (token.kind === 'word' || token.kind === 'quoted') &&
      tokens[at + 1]?.value === '(' &&
      tokens[at - 1]?.value !== '::' &&
      !stable.has(token.value),
  )
}

/**
 * Whether a checked constraint says that the column has a value in every row: from version 12 on the engine
 * then forbids null without looking at the rows.
 */
export function isProvenPresent(table: Table, column: string, version: string): boolean {
  if (Number(version) < 12) return false
  return table.checks.some(({ expression, notValid, enforced }) => {
    if (notValid || !enforced) return false
    const tokens = scanSql(expression).filter((token) => token.kind !== 'symbol')
    const [name, ...rest] = tokens.map((token) => token.value)
    return name === column && rest.join(' ') === 'is not null'
  })
}
