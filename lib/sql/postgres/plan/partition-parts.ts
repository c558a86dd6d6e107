import type { QualifiedName, Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { facts } from './facts.ts'
import { findNow, type PlanState, schemaNow } from './state.ts'
import { step } from './step.ts'

/**
 * Whether a partition's key, foreign key or index was part of one of its parent that this plan has
 * dropped already: the engine then dropped it too.
 */
export function wentWithParent(
  state: PlanState,
  partition: Table,
  columns: readonly (string | null)[],
): boolean {
  if (!partition.partitionOf) return false
  const was = findNow(state.before, partition.partitionOf.parent)
  const is = findNow(schemaNow(state), partition.partitionOf.parent)
  return was !== undefined && holds(was, columns) && !(is !== undefined && holds(is, columns))
}

/** Whether a check of a partition or heir is its parent's too: what the parent does then is done to it as well. */
export function carriesCheck(state: PlanState, table: Table, name: string): boolean {
  return parentsOf(table).some((parent) =>
    findNow(schemaNow(state), parent)?.checks.some((check) => check.name === name && !check.noInherit),
  )
}

/** Whether a foreign key of a partition came with its parent's; one that is made on its own is attached later. */
export function cameWithParent(state: PlanState, table: Table, name: string): boolean {
  if (!table.partitionOf || state.fresh.has(table.id)) return false
  const parent = findNow(schemaNow(state), table.partitionOf.parent)
  return parent?.foreignKeys.some((key) => key.name === name) ?? false
}

/** The partitioned table, or the tables inherited from. */
export function parentsOf(table: Table): readonly QualifiedName[] {
  return [...(table.partitionOf ? [table.partitionOf.parent] : []), ...table.inherits]
}

/** A remark in place of a statement for what is gone already. */
export function goneWithParent(what: string): PlannedStatement {
  const line = what.split('\n').join(' ').split('\r').join(' ')
  return step(
    `-- ${line} went with that of the partitioned table.`,
    `Nothing to do: ${what} went with that of the partitioned table`,
    facts.none,
  )
}

function holds(table: Table, columns: readonly (string | null)[]): boolean {
  const same = (other: readonly (string | null)[]) =>
    other.length === columns.length && other.every((name, at) => name === columns[at])
  return (
    (table.primaryKey !== null && same(table.primaryKey.columns)) ||
    table.uniques.some((key) => same(key.columns)) ||
    table.foreignKeys.some((key) => same(key.columns)) ||
    table.indexes.some((index) => same(index.keys.map((key) => key.column)))
  )
}
