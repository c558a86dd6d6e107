import { firedTriggers, type Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../../sql/index.ts'
import type { Work } from './work.ts'

/** What a statement on many rows does to each: makes it, or changes one column of it or several. */
export interface Written {
  readonly table: Table | null
  readonly by: 'insert' | 'update'
  readonly columns: readonly string[]
}

/** Takes a filling statement into the plan; a gate says which of the schema's own triggers fire for every row. */
export function fillRows(statement: PlannedStatement, written: Written, work: Work): void {
  work.rows.fill.push(firing(statement, written))
  const list = firedBy(written).join(', ')
  if (list === '' || !written.table) return
  work.gates.backfill.add(
    `What ${list} of ${written.table.name} does is wanted for every row that is filled; else it is disabled meanwhile, or passes over rows of which nothing that it heeds changes.`,
  )
}

/** The statement, saying which of the schema's own triggers fire for every row. */
export function firing(statement: PlannedStatement, written: Written): PlannedStatement {
  const list = firedBy(written).join(', ')
  return list === ''
    ? statement
    : { ...statement, summary: `${statement.summary}; for each row fires ${list}` }
}

function firedBy({ table, by, columns }: Written): readonly string[] {
  return table ? firedTriggers(table, by, columns).map(({ name }) => name) : []
}
