import { columnTypeRule } from '../column-type-rule.ts'
import { integerWidth } from '../column-types.ts'
import { isDigitCodeName } from '../kinds-of-value.ts'

/** What nobody adds up is no number. */
export const codeAsNumber = columnTypeRule({
  id: 'code-as-number',
  title: 'Phone number or code stored as a number',
  catalogue: ['TY018'],
  severity: 'error',
  tags: ['integrity'],
  detects:
    'A number column named as a phone number, postal code, bank or tax number, ISBN or the like, in English, German, French, ' +
    'Spanish, Italian, Dutch or Portuguese.',
  rationale:
    'Leading zeros are gone for good: 01067 Dresden becomes 1067, +49 170 loses its plus, and a code with a letter in it ' +
    'cannot be stored at all. Long ones end at 2,147,483,647.',
  source: 'https://github.com/google/libphonenumber/blob/master/FALSEHOODS.md; RFC 3966',
  ignoreWhen: 'It counts the things it is named after.',
  remedy: 'Changes the type to `text`. Zeros that were lost must be put back by hand.',
  judge(column, { label, quote }) {
    const numeric =
      integerWidth(column.type) > 0 || (column.type.name === 'numeric' && column.type.dimensions === 0)
    if (!numeric || !isDigitCodeName(column.name) || column.identity || column.serial) return null
    return {
      message: `${label}.${column.name} is a code of digits, not a number.`,
      evidence: `Its type is ${column.type.display}, which drops leading zeros.`,
      confidence: 0.85,
      type: 'text',
      using: `${quote(column.name)}::text`,
      ...(column.default === null ? {} : { default: null }),
    }
  },
})
