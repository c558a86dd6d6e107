import { isJson, isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { isClassed, isSpecialCategory, personalKind } from '../personal-data.ts'

/** Health, belief and origin of people are encrypted or guarded. */
export const specialCategoryData = tableRule({
  id: 'special-category-data',
  title: 'Health, belief or origin of people without protection',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC033', 'SEC014'],
  tags: ['privacy'],
  detects:
    'A text or JSON column with the health, belief, biometry or origin of people in a table without row security, with neither ' +
    'a word for encryption in its name nor a comment that classes it.',
  rationale:
    'Law forbids to process such data without a reason of its own, and asks for protection that fits. At rest that is ' +
    'encryption in the column, with a key outside of the database: an encrypted disk protects against the thief of the disk ' +
    'only, not against a leaked dump or a curious account.',
  source: 'https://gdpr-info.eu/art-9-gdpr/; https://gdpr-info.eu/art-32-gdpr/; 45 CFR 164.312 (HIPAA)',
  ignoreWhen: 'The rows are of no real people, or the table is reached through views that leave it out.',
  remedy:
    'Asks whether the application is to encrypt it (the column becomes bytes), row security is to guard it, or a comment says why not.',
  fixable: false,
  guided: true,
  *check(context) {
    const { table, label, ref, quote } = context
    if (table.rowSecurity.enabled) return
    for (const column of table.columns) {
      const kind = column.inherited || column.generated ? null : personalKind(context, column)
      if (kind === null || !isSpecialCategory(kind) || isClassed(column) || column.comment !== null) continue
      if (!isTextual(column.type) && !isJson(column.type)) continue
      const tied =
        table.foreignKeys.some((key) => key.columns.includes(column.name)) || column.default !== null
      if (tied) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} tells ${kind === 'health' ? 'the health' : `the ${kind}`} of people in the clear.`,
        evidence: `${column.type.display}, no row security, no comment that classes it.`,
        confidence: 0.6,
        fix: null,
        guide: {
          question: `How is ${label}.${column.name} protected?`,
          choices: [
            fixOf('The application encrypts it: store bytes', 'weigh', {
              op: 'column.setType',
              table: ref,
              column: column.name,
              type: 'bytea',
              using: `convert_to(${quote(column.name)}::text, 'UTF8')`,
            }),
            fixOf(`Row security guards ${label}`, 'weigh', {
              op: 'table.setRowSecurity',
              table: ref,
              enabled: true,
              forced: true,
            }),
            fixOf('Class it in a comment', 'safe', {
              op: 'column.setComment',
              table: ref,
              column: column.name,
              comment: `[personal: ${kind}] Protected elsewhere: say where.`,
            }),
          ],
        },
      }
    }
  },
})
