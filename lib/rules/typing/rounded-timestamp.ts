import { columnTypeRule } from '../column-type-rule.ts'
import { isTimestamp, isZonelessTimestamp } from '../column-types.ts'

/** `timestamp(0)` rounds, up to half a second into the future. */
export const roundedTimestamp = columnTypeRule({
  id: 'rounded-timestamp',
  title: 'Timestamp rounded to seconds',
  catalogue: ['TY008'],
  tags: ['integrity'],
  severity: 'info',
  detects: 'A column of type `timestamp(0)` or `timestamptz(0)`.',
  rationale:
    'The fraction is rounded, not cut: what happened at 12:00:00.7 is stored as 12:00:01, which has not come yet.',
  source:
    'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_timestamp.280.29_or_timestamptz.280.29',
  ignoreWhen: 'A framework (Laravel) makes its columns so and sends whole seconds only.',
  remedy: 'Removes the precision; use `date_trunc` where whole seconds are wanted.',
  judge(column, { label }) {
    if (!isTimestamp(column.type) || column.type.args[0] !== '0') return null
    return {
      message: `${label}.${column.name} rounds moments to the next second.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.8,
      type: isZonelessTimestamp(column.type) ? 'timestamp' : 'timestamptz',
    }
  },
})
