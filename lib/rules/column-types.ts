import type { Column, DataType } from '../schema/index.ts'
import { drawsFromSequence } from './expression.ts'

/** What a column's type is used for, as far as the rules care. Arrays are of no family. */
export function isTextual(type: DataType): boolean {
  return type.dimensions === 0 && textual.has(type.name)
}

export function isInteger(type: DataType): boolean {
  return type.dimensions === 0 && integerBytes.has(type.name)
}

/** Bytes of an integer type: 2, 4 or 8; 0 for other types. */
export function integerWidth(type: DataType): number {
  return type.dimensions === 0 ? (integerBytes.get(type.name) ?? 0) : 0
}

export function isFloat(type: DataType): boolean {
  return type.dimensions === 0 && (type.name === 'real' || type.name === 'double precision')
}

export function isBoolean(type: DataType): boolean {
  return type.dimensions === 0 && type.name === 'boolean'
}

export function isUuid(type: DataType): boolean {
  return type.dimensions === 0 && type.name === 'uuid'
}

export function isJson(type: DataType): boolean {
  return type.dimensions === 0 && (type.name === 'json' || type.name === 'jsonb')
}

/** A point in time with a date: `date`, `timestamp`, `timestamptz`. */
export function isInstant(type: DataType): boolean {
  return isTimestamp(type) || (type.dimensions === 0 && type.name === 'date')
}

export function isTimestamp(type: DataType): boolean {
  return type.dimensions === 0 && (type.name === withoutZone || type.name === withZone)
}

export function isZonelessTimestamp(type: DataType): boolean {
  return type.dimensions === 0 && type.name === withoutZone
}

/** Whether the engine fills the column from a sequence. */
export function isNumbered(column: Column): boolean {
  return column.identity !== null || column.serial !== null || drawsFromSequence(column.default)
}

/** The type's arguments in brackets, `(3)`, or nothing. */
export function argumentsOf(type: DataType): string {
  return type.args.length > 0 ? `(${type.args.join(',')})` : ''
}

const withoutZone = 'timestamp without time zone'
const withZone = 'timestamp with time zone'
const textual: ReadonlySet<string> = new Set(['text', 'character varying', 'character', 'citext'])
const integerBytes: ReadonlyMap<string, number> = new Map([
  ['smallint', 2],
  ['integer', 4],
  ['bigint', 8],
])
