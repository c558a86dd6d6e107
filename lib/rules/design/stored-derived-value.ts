import type { Column } from '../../schema/index.ts'
import { isFloat, isInteger, isTextual, isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { TableContext } from '../table-context.ts'

/** A value that follows from others of the row. */
export const storedDerivedValue = tableRule({
  id: 'stored-derived-value',
  title: 'Derived value that is stored',
  category: 'design',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['SCH066'],
  detects:
    'A plain column for what other columns of the row give: a total beside quantity and unit price, a full name beside first and last name, a duration beside its ends.',
  rationale:
    'Each program that writes the row must work it out in the same way. One that forgets leaves a total that is ' +
    'not the product, and nobody can say later which of the three is wrong.',
  source: 'https://www.postgresql.org/docs/current/ddl-generated-columns.html',
  ignoreWhen: 'The value may be set apart from the others: a rounded total, a name as the person writes it.',
  remedy: 'Makes it a generated column; programs may not write it any more.',
  fixable: true,
  *check(context) {
    const { table, label, ref } = context
    for (const column of table.columns) {
      if (column.generated || column.inherited || column.identity) continue
      const derivation = derivationOf(column, context)
      if (!derivation) continue
      const { from, expression } = derivation
      yield {
        entities: [column.id, ...from.map((each) => each.id)],
        message: `${label}.${column.name} follows from ${from.map((each) => each.name).join(' and ')}, but is stored by itself.`,
        evidence: `It would be ${expression}.`,
        confidence: 0.65,
        fix: fixOf(
          `Generate ${label}.${column.name} as ${expression}`,
          'weigh',
          ...(column.default === null
            ? []
            : [{ op: 'column.setDefault', table: ref, column: column.name, default: null } as const]),
          {
            op: 'column.setGenerated',
            table: ref,
            column: column.name,
            generated: { expression, storage: 'stored' },
          },
        ),
      }
    }
  },
})

interface Derivation {
  readonly from: readonly Column[]
  readonly expression: string
}

function derivationOf(column: Column, { table, quote }: TableContext): Derivation | null {
  const name = snakeCase(column.name)
  const find = (names: ReadonlySet<string>, fits: (column: Column) => boolean) =>
    table.columns.find(
      (each) => each !== column && !each.generated && names.has(snakeCase(each.name)) && fits(each),
    )
  if (totals.has(name) && isNumber(column)) {
    if (table.columns.some((each) => wordsOf(each.name).some((word) => adjusting.has(word)))) return null
    const count = find(quantities, isNumber)
    const price = find(prices, isNumber)
    return count && price
      ? { from: [count, price], expression: `${quote(count.name)} * ${quote(price.name)}` }
      : null
  }
  if (fullNames.has(name) && isTextual(column.type)) {
    const first = find(firstNames, (each) => isTextual(each.type))
    const last = find(lastNames, (each) => isTextual(each.type))
    if (!first || !last || first.nullable || last.nullable) return null
    return { from: [first, last], expression: `${quote(first.name)} || ' ' || ${quote(last.name)}` }
  }
  if (name !== 'duration' || column.type.name !== 'interval') return null
  const start = find(starts, (each) => isTimestamp(each.type))
  const end = find(ends, (each) => isTimestamp(each.type))
  if (!start || !end || start.type.display !== end.type.display) return null
  return { from: [start, end], expression: `${quote(end.name)} - ${quote(start.name)}` }
}

function isNumber({ type }: Column): boolean {
  return isInteger(type) || isFloat(type) || (type.name === 'numeric' && type.dimensions === 0)
}

const totals: ReadonlySet<string> = new Set(
  'total line_total total_price total_amount subtotal amount extended_price line_amount total_cost'.split(
    ' ',
  ),
)
const quantities: ReadonlySet<string> = new Set(['quantity', 'qty', 'units', 'order_qty'])
const prices: ReadonlySet<string> = new Set(['unit_price', 'price_per_unit', 'unit_cost', 'price_each'])
const adjusting: ReadonlySet<string> = new Set(
  'discount discounts tax vat fee fees shipping freight surcharge adjustment rebate rate credit scrapped'.split(
    ' ',
  ),
)
const fullNames: ReadonlySet<string> = new Set(['full_name', 'fullname'])
const firstNames: ReadonlySet<string> = new Set(['first_name', 'firstname', 'given_name'])
const lastNames: ReadonlySet<string> = new Set(['last_name', 'lastname', 'family_name', 'surname'])
const starts: ReadonlySet<string> = new Set(['started_at', 'start_at', 'starts_at', 'start_time', 'begin_at'])
const ends: ReadonlySet<string> = new Set([
  'ended_at',
  'end_at',
  'ends_at',
  'end_time',
  'finished_at',
  'completed_at',
])
