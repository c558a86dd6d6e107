import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Numbers that identify a person for life are classified and guarded. */
export const personalDataUnprotected = tableRule({
  id: 'personal-data-unprotected',
  title: 'Identity number without protection',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC014', 'SEC033'],
  tags: ['privacy'],
  detects:
    'A text column for a social security, tax, passport or bank account number in a table without row security, whose ' +
    'name and comment say nothing of encryption or its class.',
  rationale:
    'Such numbers cannot be changed after a leak. They belong in a column that is encrypted or granted to few, ' +
    'and a comment that classes them, so that exports and logs leave them out.',
  source: 'NIST SP 800-122, Guide to Protecting the Confidentiality of Personally Identifiable Information',
  ignoreWhen: 'The whole database is closed to all but one service.',
  remedy: 'Asks whether row security is to guard the table, or a comment says what protects the number.',
  fixable: false,
  guided: true,
  *check({ table, label, ref }) {
    if (table.rowSecurity.enabled) return
    for (const column of table.columns) {
      if (!isTextual(column.type) || column.inherited || column.comment !== null) continue
      const words = wordsOf(column.name)
      const name = words.join('_')
      if (
        !numbers.some(
          (each) => name === each || name.startsWith(`${each}_number`) || name.endsWith(`_${each}`),
        )
      )
        continue
      if (
        words.some((word) => word === 'encrypted' || word === 'hash' || word === 'digest' || word === 'last4')
      )
        continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} holds an identity number without any protection in the schema.`,
        evidence:
          'No row security on the table, no comment that classes it, no word for encryption in its name.',
        confidence: 0.6,
        fix: null,
        guide: {
          question: `What protects ${label}.${column.name}?`,
          choices: [
            fixOf(`Row security on ${label}`, 'weigh', {
              op: 'table.setRowSecurity',
              table: ref,
              enabled: true,
              forced: true,
            }),
            fixOf('Something else: class it in a comment', 'safe', {
              op: 'column.setComment',
              table: ref,
              column: column.name,
              comment: '[personal: identity] Protected elsewhere: say where.',
            }),
          ],
        },
      }
    }
  },
})

const numbers: readonly string[] = [
  'ssn',
  'social_security_number',
  'national_id',
  'tax_id',
  'tin',
  'passport',
  'passport_number',
  'iban',
  'bank_account_number',
  'account_iban',
  'drivers_license',
  'driver_license_number',
  'national_insurance_number',
  'nationalidnumber',
  'credit_card',
]
