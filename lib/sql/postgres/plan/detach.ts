import { defaultName, type Index, type SchemaOp, scanSql, type Table } from '../../../schema/index.ts'
import { partitionCondition } from '../online/partition.ts'
import { quoteIdentifier } from '../quote.ts'
import { facts } from './facts.ts'
import { findNow, type PlanState, schemaNow, tableNow } from './state.ts'
import { alterTable, labelOf, sqlName, step } from './step.ts'

type Op = Extract<SchemaOp, { readonly op: 'table.setPartition' }>

/**
 * Lets a partition go while its table is in use, and takes away the check that the engine leaves on it. Says
 * whether that can be: not before version 14, and not beside a default partition.
 */
export function detachConcurrently(state: PlanState, op: Op): boolean {
  const { version, blocking } = state.style
  if (op.partitionOf !== null || blocking === 'allowed' || Number(version) < 14) return false
  const table = tableNow(state, op.table)
  const from = table.partitionOf
  if (!from || state.fresh.has(table.id) || hasDefault(state, from.parent)) return false
  const [parent, part] = [sqlName(from.parent), sqlName(table)]
  state.out.push(
    {
      ...step(
        alterTable(from.parent, `DETACH PARTITION ${part} CONCURRENTLY`),
        `Detach ${labelOf(table)} from ${labelOf(from.parent)} while it is in use`,
        facts.dropConcurrently,
        { reverse: [alterTable(from.parent, `ATTACH PARTITION ${part} ${from.bound}`)] },
      ),
      relation: parent,
      alsoLocks: [{ relation: part, lock: 'ACCESS EXCLUSIVE' }],
    },
    step(
      alterTable(table, `DROP CONSTRAINT IF EXISTS ${quoteIdentifier(boundName(state, table))}`),
      `Drop the check that keeps the rows of ${labelOf(table)} within its old bound`,
      facts.catalogue,
    ),
  )
  dropLeftovers(state, table, parentNow(state, table))
  return true
}

/**
 * What the engine gave a partition of its parent's keys, indexes and foreign keys, and the schema does not say of it:
 * it stays on the table that leaves, and goes with these statements.
 */
export function dropLeftovers(state: PlanState, table: Table, parent: Table | undefined): void {
  if (!parent) return
  const same = (a: readonly unknown[], b: readonly unknown[]) => a.join('\0') === b.join('\0')
  const drop = (name: string) =>
    state.out.push(
      step(
        alterTable(table, `DROP CONSTRAINT IF EXISTS ${quoteIdentifier(name)}`),
        `Drop what ${labelOf(table)} had of ${labelOf(parent)} as its part`,
        facts.catalogue,
      ),
    )
  if (parent.primaryKey && !table.primaryKey) drop(defaultName(table.name, [], 'pkey'))
  for (const { columns } of parent.uniques) {
    if (!table.uniques.some((each) => same(each.columns, columns)))
      drop(defaultName(table.name, columns, 'key'))
  }
  for (const { name } of parent.foreignKeys) {
    if (!table.foreignKeys.some((each) => each.name === name)) drop(name)
  }
  const columnsOf = (index: Index) => index.keys.map(({ column }) => column ?? 'expr')
  for (const index of parent.indexes) {
    if (table.indexes.some((each) => same(columnsOf(each), columnsOf(index)))) continue
    const name = defaultName(table.name, columnsOf(index), 'idx')
    state.out.push({
      ...step(
        `DROP INDEX IF EXISTS ${sqlName({ schema: table.schema, name })};`,
        `Drop the index that ${labelOf(table)} had of ${labelOf(parent)} as its part`,
        facts.catalogue,
      ),
      relation: sqlName(table),
    })
  }
}

/** The table that a partition is of, as it is now. */
export function parentNow(state: PlanState, table: Table): Table | undefined {
  return table.partitionOf ? findNow(schemaNow(state), table.partitionOf.parent) : undefined
}

/** Whether a check that every row has passed spares the reading of a table that is attached. */
export function isProvenToFit(state: PlanState, op: Op): boolean {
  if (op.partitionOf === null) return false
  const [table, parent] = [tableNow(state, op.table), tableNow(state, op.partitionOf.parent)]
  const condition = partitionCondition(parent, op.partitionOf.bound)
  const proven = table.checks.some(
    (check) => check.expression === condition && !check.notValid && check.enforced,
  )
  return condition !== null && proven && !hasDefault(state, parent)
}

/** What the engine calls the check of a partition's bound: after its column where that is one. */
function boundName(state: PlanState, table: Table): string {
  const keys = parentNow(state, table)?.partitionBy?.keys ?? []
  const columns = keys.length === 1 ? keys.flatMap(({ column }) => (column === null ? [] : [column])) : []
  return defaultName(table.name, columns, 'check')
}

function hasDefault(state: PlanState, parent: { readonly schema: string; readonly name: string }): boolean {
  return [...schemaNow(state).tables.values()].some(
    ({ partitionOf: of }) =>
      of?.parent.schema === parent.schema &&
      of.parent.name === parent.name &&
      scanSql(of.bound)[0]?.value === 'default',
  )
}
