import { columnTypeRule } from '../column-type-rule.ts'

/** `timetz` cannot know its offset without a date. */
export const timeWithTimeZone = columnTypeRule({
  id: 'time-with-time-zone',
  title: 'Time of day with a time zone',
  catalogue: ['TY007'],
  tags: ['integrity'],
  detects: 'A column of type `time with time zone`.',
  rationale:
    'An offset depends on the date (summer time), and there is none here. The type exists for conformance with ' +
    'the standard; its own manual advises against it.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_timetz',
  ignoreWhen: 'Another system delivers the value in this form and it is only passed on.',
  remedy: 'Changes the type to `time`; the offset is dropped.',
  judge(column, { label }) {
    if (column.type.name !== 'time with time zone' || column.type.dimensions > 0) return null
    return {
      message: `${label}.${column.name} has a time zone but no date.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.9,
      type: 'time',
    }
  },
})
