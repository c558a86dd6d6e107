import { type SqlToken, scanSql } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { sqlName } from './step.ts'

/** A statement that takes rows or values away, with what somebody should look at before it does. */
export function withInspection(statement: PlannedStatement): PlannedStatement {
  if (statement.losesData === null) return statement
  const words = scanSql(statement.sql)
  const at = words.findIndex(({ value, kind }) => kind === 'word' && value === 'table')
  const [schema, dot, name] = words.slice(at + 1)
  if (at !== 1 || !schema || !name || dot?.value !== '.') return statement
  const table = sqlName({ schema: schema.value, name: name.value })
  if (is(words[0], 'drop')) return { ...statement, inspect: ofTable(table) }
  const [verb, what, column] = words.slice(at + 4)
  if (!is(words[0], 'alter') || !is(verb, 'drop') || !is(what, 'column') || !column) return statement
  return { ...statement, inspect: ofColumn(table, column.value) }
}

function ofTable(table: string): NonNullable<PlannedStatement['inspect']> {
  return [
    { title: `how many rows ${table} still has`, sql: `SELECT count(*) AS rows FROM ${table};` },
    { title: `who has read or written ${table} lately`, sql: usageOf(table) },
    { title: `what depends on ${table}`, sql: dependantsOf(table, '') },
  ]
}

function ofColumn(table: string, column: string): NonNullable<PlannedStatement['inspect']> {
  const attribute = `(SELECT attnum FROM pg_attribute WHERE attrelid = to_regclass(${quoteString(table)}) AND attname = ${quoteString(column)})`
  return [
    {
      title: `how many rows of ${table} have a value in ${column}`,
      sql: `SELECT count(*) AS rows, count(${quoteIdentifier(column)}) AS with_value FROM ${table};`,
    },
    { title: `who has read or written ${table} lately`, sql: usageOf(table) },
    {
      title: `what depends on ${column} of ${table}`,
      sql: dependantsOf(table, ` AND refobjsubid = ${attribute}`),
    },
  ]
}

/** Counted since the statistics were last reset. */
function usageOf(table: string): string {
  return `SELECT seq_scan, idx_scan, n_tup_ins, n_tup_upd, n_tup_del, n_live_tup FROM pg_stat_user_tables WHERE relid = to_regclass(${quoteString(table)});`
}

/** Views, foreign keys, triggers and whatever else the catalogue knows; bodies of routines are not among it. */
function dependantsOf(table: string, part: string): string {
  return `SELECT DISTINCT pg_describe_object(classid, objid, 0) AS dependant FROM pg_depend WHERE refclassid = 'pg_class'::regclass AND refobjid = to_regclass(${quoteString(table)})${part} AND deptype IN ('n', 'a');`
}

function is(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word
}
