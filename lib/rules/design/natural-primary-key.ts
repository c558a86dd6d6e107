import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { numberRows } from '../surrogate-key.ts'

/** What people may change is no identity. */
export const naturalPrimaryKey = tableRule({
  id: 'natural-primary-key',
  title: 'Primary key that may change',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH004'],
  detects: 'A primary key that is an e-mail address, user name, telephone number, title, URL or the like.',
  rationale:
    'People marry, move and rename things. A changed key must be changed in every table that points at it, in ' +
    'every log and every cache; a surrogate key never changes.',
  source: 'Joe Celko, SQL Programming Style; Bill Karwin, SQL Antipatterns, chapter "ID Required"',
  ignoreWhen: 'Nothing points at the table, or the key is fixed by a standard (a country code).',
  remedy:
    'Numbers the rows and keeps the column unique. Where tables point at it there is no automatic fix: every reference must move.',
  fixable: true,
  *check(context) {
    const { table, columns, label, references } = context
    const [name, second] = table.primaryKey?.columns ?? []
    const column = name !== undefined && second === undefined ? columns.get(name) : undefined
    if (!column || !isTextual(column.type) || !changeable.has(snakeCase(column.name))) return
    yield {
      entities: [column.id, table.id],
      message: `The primary key of ${label} is ${column.name}, which may change.`,
      evidence: `${references.length} foreign key(s) copy it.`,
      confidence: references.length > 0 ? 0.7 : 0.45,
      fix: references.length > 0 || table.partitionBy ? null : numberRows(context, [column.name]),
    }
  },
})

const changeable: ReadonlySet<string> = new Set(
  (
    'email email_address e_mail mail username user_name login nickname handle phone phone_number telephone mobile ' +
    'title full_name first_name last_name ssn social_security_number passport_number license_plate url domain_name'
  ).split(' '),
)
