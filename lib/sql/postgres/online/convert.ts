import type { Column, Sql } from '../../../schema/index.ts'
import { conversion } from '../plan/conversion.ts'

/** The value as one of the other column's type; by way of text where no cast leads straight there. */
export function convertColumn(value: Sql, from: Column, to: Column): Sql {
  if (from.type.display === to.type.display) return value
  return conversion(value, from, to)
}

/** A time with a zone is one without in the zone of whoever asks. */
export function settingOfConversion(from: Column, to: Column): string | null {
  const zoned = ['timestamp with time zone', 'time with time zone']
  const plain = ['timestamp without time zone', 'time without time zone', 'date', 'text', 'character varying']
  const crosses = (a: Column, b: Column) => zoned.includes(a.type.name) && plain.includes(b.type.name)
  return crosses(from, to) || crosses(to, from) ? 'TimeZone' : null
}
