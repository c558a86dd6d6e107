import { columnTypeRule } from '../column-type-rule.ts'
import { integerWidth } from '../column-types.ts'
import { wordsOf } from '../names.ts'

/** Seconds since 1970 are a moment in disguise. */
export const epochAsInteger = columnTypeRule({
  id: 'epoch-as-integer',
  title: 'Moment stored as a number',
  catalogue: ['TY016', 'TY018'],
  tags: ['integrity'],
  severity: 'info',
  detects: 'An integer column whose name ends in `_at`, `_timestamp` or `_epoch`.',
  rationale:
    'Nobody sees whether it counts seconds or milliseconds, nothing can be added to it in days, and four bytes ' +
    'end on 19 January 2038.',
  source: 'https://www.postgresql.org/docs/current/datatype-datetime.html',
  ignoreWhen: 'It is a counter of another system (a log position), or nanoseconds matter.',
  remedy: 'Changes the type to `timestamptz`, reading stored values as seconds since 1970.',
  judge(column, { label, quote }) {
    const words = wordsOf(column.name)
    const last = words.at(-1) ?? ''
    const width = integerWidth(column.type)
    const named = (last === 'at' && words.length > 1) || last === 'timestamp' || last === 'epoch'
    if (!named || width < 4 || column.default !== null) return null
    return {
      message: `${label}.${column.name} holds a moment as ${column.type.display}.`,
      evidence:
        width === 4
          ? 'Seconds since 1970 outgrow four bytes in 2038.'
          : 'The name says a moment, the type a number.',
      confidence: 0.6,
      type: 'timestamptz',
      using: `to_timestamp(${quote(column.name)})`,
    }
  },
})
