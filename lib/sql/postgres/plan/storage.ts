import { type Column, findColumn, findTable, type Schema, type Table } from '../../../schema/index.ts'
import type { PlannedStatement, PlanStyle, StatementFacts } from '../../dialect.ts'
import type { SettingOp } from '../render/index.ts'
import { alterColumn, labelOf, step } from './step.ts'

/** The column as its definition can say it: how it is stored has a place there since version 16. */
export function definable(column: Column, { version }: PlanStyle): Column {
  return Number(version) >= 16 ? column : { ...column, storage: null }
}

/** What a column's definition could not say of how it is stored. */
export function storageBeside(
  table: Table,
  columns: readonly Column[],
  { version }: PlanStyle,
  cost: StatementFacts,
): readonly PlannedStatement[] {
  if (Number(version) >= 16) return []
  return columns.flatMap(({ name, storage }) =>
    storage === null
      ? []
      : [
          step(
            alterColumn(table, name, `SET STORAGE ${storage}`),
            `Store ${labelOf(table)}.${name} as ${storage}`,
            cost,
          ),
        ],
  )
}

/** The op in words that the server knows: to go back to what a type is stored as has a word since version 16. */
export function sayable<T extends SettingOp>(op: T, schema: Schema, { version }: PlanStyle): T {
  if (op.op !== 'column.setStorage' || op.storage !== null || Number(version) >= 16) return op
  const table = findTable(schema, op.table)
  const type = table ? findColumn(table, op.column)?.type : undefined
  const inMain = type?.dimensions === 0 && ['numeric', 'inet', 'cidr'].includes(type.name)
  return { ...op, storage: inMain ? 'main' : 'extended' }
}
