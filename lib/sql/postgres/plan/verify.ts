import type { QualifiedName } from '../../../schema/index.ts'
import { quoteString } from '../quote.ts'
import { sqlName } from './step.ts'

/** Null when the relation is not there. */
export function askRelation(name: QualifiedName): string {
  return `SELECT to_regclass(${quoteString(sqlName(name))});`
}

/** Null when the type is not there. */
export function askType(name: QualifiedName): string {
  return `SELECT to_regtype(${quoteString(sqlName(name))});`
}

/** Type, nullability and default of a column; no row when it is not there. */
export function askColumn(table: QualifiedName, column: string): string {
  const where = [
    `table_schema = ${quoteString(table.schema)}`,
    `table_name = ${quoteString(table.name)}`,
    `column_name = ${quoteString(column)}`,
  ]
  return `SELECT data_type, is_nullable, column_default FROM information_schema.columns WHERE ${where.join(' AND ')};`
}

/** What a constraint says and whether every row was checked; no row when it is not there. */
export function askConstraint(table: QualifiedName, name: string): string {
  return `SELECT pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE conrelid = ${quoteString(sqlName(table))}::regclass AND conname = ${quoteString(name)};`
}

/** Whether an index is usable; no row when it is not there. */
export function askIndex(schema: string, name: string): string {
  return `SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(${quoteString(sqlName({ schema, name }))});`
}

/** The values of an enum in their order. */
export function askEnum(name: QualifiedName): string {
  return `SELECT enum_range(NULL::${sqlName(name)});`
}
