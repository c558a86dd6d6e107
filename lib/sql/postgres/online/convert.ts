import type { Column, DataType, Sql } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'

/** The value as one of the other column's type; by way of text where no cast leads straight there. */
export function convertColumn(value: Sql, from: Column, to: Column): Sql {
  if (from.type.display === to.type.display) return value
  const target = castName(to.type)
  if (isUserType(from.type) || isUserType(to.type)) return `${value}::text::${target}`
  return `${value}::${target}`
}

/** A time with a zone is one without in the zone of whoever asks. */
export function settingOfConversion(from: Column, to: Column): string | null {
  const zoned = ['timestamp with time zone', 'time with time zone']
  const plain = ['timestamp without time zone', 'time without time zone', 'date', 'text', 'character varying']
  const crosses = (a: Column, b: Column) => zoned.includes(a.type.name) && plain.includes(b.type.name)
  return crosses(from, to) || crosses(to, from) ? 'TimeZone' : null
}

function isUserType(type: DataType): boolean {
  return type.schema !== null
}

function castName(type: DataType): string {
  if (type.schema === null) return type.display
  return `${quoteIdentifier(type.schema)}.${quoteIdentifier(type.name)}${type.dimensions > 0 ? '[]' : ''}`
}
