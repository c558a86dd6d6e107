import type { Column, Sql } from '../../../schema/index.ts'
import { conversion } from '../plan/conversion.ts'
import { changesZone } from '../plan/type-change.ts'

/** The value as one of the other column's type; by way of text where no cast leads straight there. */
export function convertColumn(value: Sql, from: Column, to: Column): Sql {
  if (from.type.display === to.type.display) return value
  const asUtc = `(${value} AT TIME ZONE 'UTC')`
  if (changesZone(from.type, { ...to.type, args: [] })) {
    return to.type.args.length === 0 ? asUtc : `${asUtc}::${to.type.display}`
  }
  return conversion(value, from, to)
}

/** What is taken for granted of values that say less than they are to say. */
export function takenAs({ type: from }: Column, { type: to }: Column): string | null {
  return changesZone(from, { ...to, args: [] }) ? 'times without a zone are of UTC' : null
}

/** A time with a zone is one without in the zone of whoever asks. */
export function settingOfConversion(from: Column, to: Column): string | null {
  if (takenAs(from, to) !== null) return null
  const zoned = ['timestamp with time zone', 'time with time zone']
  const plain = ['timestamp without time zone', 'time without time zone', 'date', 'text', 'character varying']
  const crosses = (a: Column, b: Column) => zoned.includes(a.type.name) && plain.includes(b.type.name)
  return crosses(from, to) || crosses(to, from) ? 'TimeZone' : null
}
