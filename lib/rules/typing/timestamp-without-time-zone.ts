import { argumentsOf, isZonelessTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A moment is stored with its zone: `timestamptz`. */
export const timestampWithoutTimeZone = tableRule({
  id: 'timestamp-without-time-zone',
  title: 'Timestamp without time zone',
  category: 'typing',
  severity: 'warning',
  catalogue: ['TY006'],
  tags: ['integrity'],
  detects: 'A column of type `timestamp without time zone`.',
  rationale:
    'It stores the face of a clock without saying where the clock hangs, so the same value is another moment ' +
    'for each reader, and arithmetic across a change to summer time is an hour off. `timestamptz` is as small.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_timestamp_.28without_time_zone.29',
  ignoreWhen:
    'The value is a wall-clock time on purpose (an opening hour, an appointment to be kept in local time), or ' +
    'the framework writes UTC everywhere and nothing else reads the database.',
  remedy: 'Changes the type and reads the stored values as UTC, which a person must confirm.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      if (!isZonelessTimestamp(column.type) || column.inherited) continue
      const type = `timestamp${argumentsOf(column.type)} with time zone`
      yield {
        entities: [column.id],
        message: `${label}.${column.name} stores a moment without its time zone.`,
        evidence: `Its type is ${column.type.display}.`,
        confidence: 0.8,
        fix: fixOf(`Change ${label}.${column.name} to ${type}, reading values as UTC`, 'weigh', {
          op: 'column.setType',
          table: ref,
          column: column.name,
          type,
          using: `${quote(column.name)} AT TIME ZONE 'UTC'`,
        }),
      }
    }
  },
})
