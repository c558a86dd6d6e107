import { columnTypeRule } from '../column-type-rule.ts'
import { isTextual } from '../column-types.ts'
import { wordsOf } from '../names.ts'

/** Dates and moments have types of their own. */
export const dateAsText = columnTypeRule({
  id: 'date-as-text',
  title: 'Date stored as text',
  catalogue: ['TY018'],
  tags: ['integrity'],
  detects: 'A text column whose name ends in `_at`, `_date` or `_timestamp`.',
  rationale:
    'Text accepts 31 February and three spellings of the same day, sorts by letters, and cannot be compared ' +
    'with now() without a cast at every row.',
  source: 'https://www.postgresql.org/docs/current/datatype-datetime.html',
  ignoreWhen: 'The value is partial or uncertain on purpose ("ca. 1850").',
  remedy: 'Changes the type to `date` or `timestamptz`, casting stored values.',
  judge(column, { label, quote }) {
    const words = wordsOf(column.name)
    const last = words.at(-1) ?? ''
    const moment = last === 'timestamp' || last === 'datetime' || (last === 'at' && words.length > 1)
    const day = last === 'date' || last === 'birthday' || last === 'dob'
    if (!isTextual(column.type) || !(moment || day) || column.default !== null) return null
    const type = moment ? 'timestamptz' : 'date'
    return {
      message: `${label}.${column.name} holds a ${moment ? 'moment' : 'date'} as text.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.75,
      type,
      using: `${quote(column.name)}::${type}`,
    }
  },
})
