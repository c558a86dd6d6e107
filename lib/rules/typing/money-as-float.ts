import type { Column } from '../../schema/index.ts'
import { isFloat } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Amounts of money are exact. */
export const moneyAsFloat = tableRule({
  id: 'money-as-float',
  title: 'Money as floating point',
  category: 'typing',
  severity: 'error',
  catalogue: ['TY011'],
  tags: ['integrity'],
  detects: 'A `real` or `double precision` column whose name says that it holds an amount of money.',
  rationale:
    'Binary fractions cannot hold 0.10: sums drift by cents, equal amounts compare as different, and no later ' +
    'rounding brings the truth back.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Rounding Errors"',
  ignoreWhen: 'The number is an estimate or a statistic that is never added up or paid.',
  remedy: 'Changes the type to `numeric(19,4)`.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (!isFloat(column.type) || column.inherited || !isAmount(column)) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} holds money as ${column.type.display}.`,
        evidence: `The name says an amount of money; ${column.type.display} is a binary fraction.`,
        confidence: 0.85,
        fix: fixOf(`Change ${label}.${column.name} to numeric(19,4)`, 'weigh', {
          op: 'column.setType',
          table: ref,
          column: column.name,
          type: 'numeric(19,4)',
        }),
      }
    }
  },
})

/** A money word, with no word beside it that makes it a measure. */
function isAmount(column: Column): boolean {
  const words = wordsOf(column.name)
  return words.some((word) => amounts.has(word)) && !words.some((word) => measures.has(word))
}

const amounts: ReadonlySet<string> = new Set(
  (
    'amount price cost total subtotal balance salary wage fee fees payment paid due tax revenue discount ' +
    'budget charge charges refund credit debit fare rent deposit prix betrag preis precio importe saldo usd eur gbp'
  ).split(' '),
)
const measures: ReadonlySet<string> = new Set(
  'ratio rate percent percentage pct factor score weight count seconds minutes hours ms days time bytes memory rows cpu units ago date'.split(
    ' ',
  ),
)
