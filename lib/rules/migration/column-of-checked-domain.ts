import { findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { domainWithCheck } from './reading/costs.ts'
import { migrationRule } from './reading/rule.ts'

/** A domain with a check makes the server write every row. */
export const columnOfCheckedDomain = migrationRule({
  id: 'column-of-checked-domain',
  title: 'New column of a domain with a check',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS017'],
  detects:
    'ADD COLUMN whose type is a domain that has a CHECK or is NOT NULL, as far as the base declares it.',
  rationale:
    'The table is written anew under ACCESS EXCLUSIVE, even when the column has no default and stays null.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (Notes)',
  ignoreWhen: 'The table is small.',
  remedy:
    "None: give the column the domain's base type and a check of its own, added NOT VALID and validated afterwards.",
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'addColumn')) {
      const { column } = action
      const domain = domainWithCheck(context, column)
      if (!domain || (table && findColumn(table, column.name.value))) continue
      yield {
        message: `Adding ${label}.${column.name.value} of domain ${domain} writes the whole table anew.`,
        evidence: `${domain} has a condition that each row's value is held against.`,
        confidence: 0.95,
        fix: null,
      }
    }
  },
})
