import type { Column, Sql } from '../../../schema/index.ts'
import { typeText } from './explicit.ts'
import { sameFamily } from './type-change.ts'

/** A value of the one column's type as one of the other's: through text, which every type can be written as and read from. */
export function conversion(value: Sql, from: Column, to: Column): Sql {
  const target = typeText(to.type)
  if (sameFamily(from.type, to.type)) return `${value}::${target}`
  if (from.type.dimensions === 0 && to.type.dimensions > 0) {
    return `CASE WHEN ${value} IS NOT NULL THEN ARRAY[${value}::text]::${target} END`
  }
  if (from.type.dimensions > 0 && to.type.dimensions === 0) return `(${value})[1]::text::${target}`
  const direct = from.type.schema === null && to.type.schema === null && !crossesText(from, to)
  return direct ? `${value}::${target}` : `${value}::text${to.type.dimensions > 0 ? '[]' : ''}::${target}`
}

/** Pairs of built-in types without a cast between them, which text leads over. */
function crossesText(from: Column, to: Column): boolean {
  const castable: Readonly<Record<string, readonly string[]>> = {
    integer: ['boolean', 'bit', 'oid', '"char"'],
    boolean: ['integer'],
    bigint: ['bit', 'oid'],
    'timestamp with time zone': ['date', 'time without time zone', 'time with time zone'],
    'timestamp without time zone': ['date', 'time without time zone'],
  }
  if (from.type.dimensions !== to.type.dimensions) return true
  if ([from, to].some(({ type }) => ['text', 'character varying'].includes(type.name))) return false
  return !(castable[from.type.name]?.includes(to.type.name) ?? false)
}
