import { tableRule } from '../define.ts'
import { stringConstant } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { allowedValues } from '../value-lists.ts'

/** A default that the check refuses fails at the first row that relies on it. */
export const defaultOutsideValues = tableRule({
  id: 'default-outside-values',
  title: 'Default that its own check refuses',
  category: 'typing',
  severity: 'error',
  catalogue: ['TY025'],
  tags: ['integrity'],
  detects:
    'A column with a default that is not among the values which a CHECK (… IN (…)) of the column allows.',
  rationale:
    'The table is made without complaint; each insert that leaves the column out is refused. Mostly the list or the default ' +
    'was changed and the other forgotten, in the schema or in the program that reads it.',
  source: 'https://github.com/djezzzl/database_consistency (EnumValueChecker)',
  ignoreWhen: 'Never: such a default cannot be stored.',
  remedy: 'Asks which of the allowed values is the default, or whether the list is to have it.',
  fixable: false,
  guided: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      const value = column.default === null || column.inherited ? null : stringConstant(column.default)
      if (value === null) continue
      for (const check of table.checks) {
        const values = allowedValues(check.expression, column.name)
        if (!values || values.includes(value)) continue
        const { name, noInherit, notValid, enforced } = check
        const list = [...values, value].map((each) => `'${each.replaceAll("'", "''")}'`).join(', ')
        const expression = `${quote(column.name)} IN (${list})`
        yield {
          entities: [column.id, check.id],
          message: `${label}.${column.name} defaults to '${value}', which ${check.name} refuses.`,
          evidence: `Allowed: ${values.join(', ')}.`,
          confidence: 0.95,
          fix: null,
          guide: {
            question: `What is ${column.name} of a new row?`,
            choices: [
              ...values.slice(0, 6).map((each) =>
                fixOf(`Default to '${each}'`, 'weigh', {
                  op: 'column.setDefault',
                  table: ref,
                  column: column.name,
                  default: `'${each.replaceAll("'", "''")}'`,
                }),
              ),
              fixOf(`Allow '${value}' as well`, 'weigh', {
                op: 'check.alter',
                table: ref,
                name,
                check: { name: check.named ? name : null, expression, noInherit, notValid, enforced },
              }),
            ],
          },
        }
      }
    }
  },
})
