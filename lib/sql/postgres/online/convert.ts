import type { Column, DataType, Sql } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'

/** The value as one of the other column's type; by way of text where no cast leads straight there. */
export function convertColumn(value: Sql, from: Column, to: Column): Sql {
  if (from.type.display === to.type.display) return value
  const target = castName(to.type)
  if (isUserType(from.type) || isUserType(to.type)) return `${value}::text::${target}`
  return `${value}::${target}`
}

function isUserType(type: DataType): boolean {
  return type.schema !== null
}

function castName(type: DataType): string {
  if (type.schema === null) return type.display
  return `${quoteIdentifier(type.schema)}.${quoteIdentifier(type.name)}${type.dimensions > 0 ? '[]' : ''}`
}
