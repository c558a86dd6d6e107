import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** The `money` type depends on the server's locale. */
export const moneyType = tableRule({
  id: 'money-type',
  title: 'The money type',
  category: 'typing',
  severity: 'warning',
  catalogue: ['TY009'],
  tags: ['integrity', 'portability'],
  detects: 'A column of type `money`.',
  rationale:
    'Its fraction digits and its reading of text depend on `lc_monetary` of the server, it knows no currency, ' +
    'and dividing rounds in silence.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_money',
  ignoreWhen: 'One currency, one locale, and no arithmetic beyond sums.',
  remedy: 'Changes the type to `numeric(19,4)`.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      if (column.type.name !== 'money' || column.type.dimensions > 0 || column.inherited) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is of type money, whose meaning depends on the server's locale.`,
        evidence: `Its type is ${column.type.display}.`,
        confidence: 0.95,
        fix: fixOf(`Change ${label}.${column.name} to numeric(19,4)`, 'weigh', {
          op: 'column.setType',
          table: ref,
          column: column.name,
          type: 'numeric(19,4)',
          using: `${quote(column.name)}::numeric`,
        }),
      }
    }
  },
})
