import type { Column, Sql, Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import type { Follower } from '../../online.ts'
import { labelOf, sqlName, step } from '../plan/step.ts'
import { typeChange } from '../plan/type-change.ts'
import { quoteIdentifier } from '../quote.ts'
import { noneLeft } from './checks.ts'
import { convertColumn } from './convert.ts'

/** Rows in one batch: a second's work or so, and locks on few rows at a time. */
export const batchRows = 5_000

/**
 * Updates in keyset batches along the primary key, each in its own transaction; rows are locked no longer
 * than their batch. May not stand in a transaction. Can be run again: rows that have a value are passed over.
 */
export function fillColumn(table: Table, column: Column, value: Sql, only: Sql | null): PlannedStatement {
  const key = table.primaryKey?.columns ?? []
  const set = `${quoteIdentifier(column.name)} = ${value}`
  const name = sqlName(table)
  const missing = `${quoteIdentifier(column.name)} IS NULL`
  const condition = only === null ? missing : `${missing} AND ${only}`
  const update = (where: Sql) => `UPDATE ${name} SET ${set} WHERE ${where} AND ${condition};`
  const sql = key.length > 0 ? byKey(name, key, update) : byPlace(name, set, condition)
  return {
    ...step(sql, `Fill ${labelOf(table)}.${column.name} row by row, ${batchRows} at a time`, {
      lock: 'ROW EXCLUSIVE',
      rewrites: false,
      scans: true,
      transactional: false,
    }),
    relation: name,
    postconditions: [noneLeft(table, condition, column.name)],
  }
}

/**
 * Where the column's type cannot hold every value, its trigger tells what fits: any update of the row calls
 * it. Rows of a table without a key could not be told from those that stay empty, so there the values must fit.
 */
export function refillColumn(table: Table, { from, to }: Follower): PlannedStatement {
  const change = typeChange(from.type, to.type)
  const present = `${quoteIdentifier(from.name)} IS NOT NULL`
  if ((change.assignable && !change.narrows) || table.primaryKey === null) {
    return fillColumn(table, to, convertColumn(quoteIdentifier(from.name), from, to), present)
  }
  const { postconditions: _, ...statement } = fillColumn(table, to, 'NULL', present)
  return { ...statement, summary: `${statement.summary}; its trigger gives every value that fits` }
}

/** Carries `change` out for all rows of a table in batches along its key, each in its own transaction. */
export function byKey(table: string, key: readonly string[], change: (where: Sql) => Sql): string {
  const columns = key.map(quoteIdentifier)
  const tuple = (list: readonly string[]) => (list.length === 1 ? (list[0] ?? '') : `(${list.join(', ')})`)
  const of = (record: string) => tuple(columns.map((column) => `${record}.${column}`))
  const list = columns.join(', ')
  return [
    'DO $athena$',
    'DECLARE',
    '  low record;',
    '  high record;',
    'BEGIN',
    `  SELECT ${list} INTO low FROM ${table} ORDER BY ${list} LIMIT 1;`,
    '  WHILE low IS NOT NULL LOOP',
    `    SELECT ${list} INTO high FROM ${table} WHERE ${tuple(columns)} >= ${of('low')} ORDER BY ${list} OFFSET ${batchRows} LIMIT 1;`,
    '    IF NOT FOUND THEN',
    `      ${change(`${tuple(columns)} >= ${of('low')}`)}`,
    '      COMMIT;',
    '      EXIT;',
    '    END IF;',
    `    ${change(`${tuple(columns)} >= ${of('low')} AND ${tuple(columns)} < ${of('high')}`)}`,
    '    COMMIT;',
    '    low := high;',
    '  END LOOP;',
    'END',
    '$athena$;',
  ].join('\n')
}

/** Without a key each batch looks for rows anew from the start. */
function byPlace(table: string, set: Sql, condition: Sql): string {
  return [
    'DO $athena$',
    'DECLARE',
    '  filled bigint;',
    'BEGIN',
    '  LOOP',
    `    UPDATE ${table} SET ${set} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${batchRows} FOR UPDATE)) AND ${condition};`,
    '    GET DIAGNOSTICS filled = ROW_COUNT;',
    '    COMMIT;',
    '    EXIT WHEN filled = 0;',
    '  END LOOP;',
    'END',
    '$athena$;',
  ].join('\n')
}
