import type { Table } from '../../schema/index.ts'
import { isInstant, isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** For teams that must erase. */
export const noRetention = tableRule({
  id: 'no-retention',
  title: 'Personal data without a day of erasure',
  category: 'design',
  severity: 'info',
  stance: 'policy',
  tags: ['policy', 'privacy', 'history'],
  catalogue: ['SCH030', 'SCH061'],
  detects:
    'A table with an e-mail address, telephone number, date of birth or address of a person and no column that says until when it is kept.',
  rationale:
    'Personal data may be kept no longer than they are needed. Where a row says until when, one job erases ' +
    'what is due, and an audit can be shown that nothing is overdue.',
  source: 'Regulation (EU) 2016/679 (GDPR), Article 5(1)(e), storage limitation',
  ignoreWhen: 'The period follows from another table, such as the contract of the person.',
  remedy: 'Adds a date until which the row is kept, to be filled by the rule of the team.',
  fixable: true,
  options: {
    column: { type: 'string', default: 'keep_until', says: 'The column that says until when a row is kept' },
  },
  *check({ table, columns, label, ref }, { column }) {
    const personal = table.columns
      .filter((each) => isTextual(each.type) || isInstant(each.type))
      .filter((each) => about.has(snakeCase(each.name)) && !each.inherited)
    if (personal.length === 0 || columns.has(column) || endsSomeDay(table) || table.inherits.length > 0)
      return
    yield {
      entities: [table.id, ...personal.map((each) => each.id)],
      message: `${label} does not say until when its personal data are kept.`,
      evidence: `It has ${personal.map((each) => each.name).join(', ')}, and no ${column}.`,
      confidence: 0.7,
      fix: fixOf(`Add ${column} to ${label}`, 'weigh', {
        op: 'column.add',
        table: ref,
        column: { name: column, type: 'date' },
      }),
    }
  },
})

function endsSomeDay(table: Table): boolean {
  return table.columns.some(
    (column) => isInstant(column.type) && wordsOf(column.name).some((word) => ends.has(word)),
  )
}

const about: ReadonlySet<string> = new Set(
  'email email_address e_mail phone phone_number telephone mobile birth_date date_of_birth dob birthday home_address first_name last_name full_name surname ssn'.split(
    ' ',
  ),
)
const ends: ReadonlySet<string> = new Set(
  'expires until retention erase erased purge purged anonymized delete keep'.split(' '),
)
