import type { Column } from '../../schema/index.ts'
import { columnTypeRule, type TypeAdvice } from '../column-type-rule.ts'
import { isMoneyName } from '../kinds-of-value.ts'

/** `bit` is one bit, `numeric(12)` whole numbers. */
export const silentLength = columnTypeRule({
  id: 'silent-length',
  title: 'Type whose length or scale is left to the engine',
  catalogue: ['TY020'],
  tags: ['integrity'],
  detects:
    'A column of `bit` without a length, and an amount of money of `numeric` with a precision but no scale.',
  rationale:
    '`bit` without a length means one bit, where `varbit` and `numeric` without one mean any. ' +
    '`numeric(12)` has no decimals at all: 19.99 is stored as 20, without an error.',
  source:
    'https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL; SqlServer.Rules SRD0026, SRD0027',
  ignoreWhen: 'The currency has no decimals.',
  remedy: 'Makes one bit a boolean, and gives an amount two decimals.',
  judge(column, { label }) {
    const found = silent(column)
    if (!found) return null
    return {
      ...found,
      message: `${label}.${column.name} ${found.message}`,
      evidence: `It is written ${column.type.written}.`,
    }
  },
})

function silent({ name, type }: Column): Omit<TypeAdvice, 'evidence'> | null {
  const written = type.written.toLowerCase()
  if (type.dimensions > 0 || type.schema !== null) return null
  if (type.name === 'bit' && written === 'bit')
    return {
      message: 'holds one bit, though nothing says so.',
      type: 'boolean',
      using: `(${name} = B'1')`,
      confidence: 0.6,
    }
  const [precision, scale] = type.args
  if (type.name !== 'numeric' || precision === undefined || (scale !== undefined && scale !== '0'))
    return null
  if (!isMoneyName(name) || written.replaceAll(' ', '').includes(',0)')) return null
  return {
    message: 'is an amount of money without decimals.',
    type: `numeric(${Number(precision) + 2},2)`,
    confidence: 0.7,
  }
}
