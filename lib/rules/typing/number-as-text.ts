import { columnTypeRule } from '../column-type-rule.ts'
import { isTextual } from '../column-types.ts'
import { stringConstant } from '../expression.ts'
import { isQuantityName } from '../kinds-of-value.ts'

/** What is added up is a number. */
export const numberAsText = columnTypeRule({
  id: 'number-as-text',
  title: 'Quantity stored as text',
  catalogue: ['TY018', 'TY030'],
  tags: ['integrity', 'performance'],
  detects:
    'A text column named as a price, an amount, a quantity, a weight, a coordinate or the like, in English, German, French, ' +
    'Spanish, Italian, Dutch or Portuguese.',
  rationale:
    "'9' sorts behind '10', '1.000,00' and '1,000.00' are both accepted, every sum casts every row, and one bad row makes the " +
    'whole query fail.',
  source: 'https://www.postgresql.org/docs/current/datatype-numeric.html',
  ignoreWhen: 'The text carries its unit or a range ("10–12 kg") on purpose.',
  remedy: 'Changes the type to `numeric`, casting stored values; those that are no numbers make it fail.',
  judge(column, { label, quote }) {
    if (!isTextual(column.type) || !isQuantityName(column.name) || Number(column.type.args[0] ?? 0) > 64)
      return null
    const initial = column.default === null ? undefined : stringConstant(column.default)
    if (initial === null || (initial !== undefined && !/^-?\d+(\.\d+)?$/.test(initial))) return null
    return {
      message: `${label}.${column.name} holds a quantity as ${column.type.display}.`,
      evidence: 'The name says something to add up or compare, the type sorts it by letters.',
      confidence: 0.7,
      type: 'numeric',
      using: `${quote(column.name)}::numeric`,
      ...(initial === undefined ? {} : { default: initial }),
    }
  },
})
