import {
  type Column,
  type DataType,
  entityId,
  findColumn,
  findTable,
  type Schema,
  type Table,
} from '../../../schema/index.ts'
import type { PlannedStatement, PlanStyle, StatementFacts } from '../../dialect.ts'
import type { SettingOp } from '../render/index.ts'
import { facts } from './facts.ts'
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
  return { ...op, storage: type ? usualStorage(type, schema) : 'extended' }
}

/** With another type a column is stored and compressed as that type usually is; what is said of it is said again. */
export function storageAgain(
  table: Table,
  column: Column,
  target: Column | undefined,
): readonly PlannedStatement[] {
  const label = `${labelOf(table)}.${column.name}`
  const again = (what: 'STORAGE' | 'COMPRESSION', value: string | null, wanted: string | null | undefined) =>
    value === null || value !== wanted
      ? []
      : [
          step(
            alterColumn(table, column.name, `SET ${what} ${value}`),
            `Store ${label} as ${value} again`,
            facts.catalogue,
          ),
        ]
  return [
    ...again('STORAGE', column.storage, target?.storage),
    ...again('COMPRESSION', column.compression, target?.compression),
  ]
}

/** How values of a type are stored where nothing is said of it. */
function usualStorage(type: DataType, schema: Schema): string {
  if (type.dimensions > 0) return 'extended'
  if (type.schema !== null) {
    const domain = schema.domains.get(entityId('domain', type.schema, type.name))
    if (domain) return usualStorage(domain.type, schema)
    return schema.enums.has(entityId('enum', type.schema, type.name)) ? 'plain' : 'extended'
  }
  if (['numeric', 'inet', 'cidr'].includes(type.name)) return 'main'
  return isLong(type.name) ? 'extended' : 'plain'
}

function isLong(name: string): boolean {
  const words = ['text', 'character', 'character varying', 'bytea', 'json', 'jsonb', 'xml', 'tsvector']
  const others = ['bit', 'bit varying', 'path', 'polygon', 'jsonpath']
  return words.includes(name) || others.includes(name) || name.endsWith('range')
}
