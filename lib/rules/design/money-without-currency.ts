import { type Column, type Table, targetOf } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { columnFilter } from '../kept.ts'
import { lastWord, singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'

/** Where there is more than one currency, an amount says which is its. */
export const moneyWithoutCurrency = schemaRule({
  id: 'money-without-currency',
  title: 'Amount without a currency',
  category: 'design',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['SCH067'],
  detects:
    'In a schema that knows currencies, a table with prices or amounts that neither says the currency nor references a table that does.',
  rationale:
    'Ten is not ten everywhere. Sums over such a column add up different currencies without a warning, and ' +
    'which one a row was in cannot be found out later.',
  source: 'Martin Fowler, Patterns of Enterprise Application Architecture, "Money"',
  ignoreWhen: 'All amounts of the table are in one currency, which a comment or the name of the column says.',
  remedy: 'Adds a column as the other tables have it; after it is filled it should become NOT NULL.',
  fixable: true,
  options: {
    always: {
      type: 'boolean',
      default: false,
      says: 'Whether it is asked for where no table has a currency yet',
    },
  },
  *check(context, { always }) {
    const model = currencyIn(context)
    if (!model && !always) return
    const [name, type] = model ? [model.name, model.type.display] : ['currency', 'text']
    for (const each of context.tables.values()) {
      const { table, label, ref } = each
      if (!isReviewed(each) || each.columns.has(name) || tellsCurrency(table)) continue
      const amounts = amountsIn(table)
      if (amounts.length === 0 || inParents(context, table)) continue
      yield {
        entities: [table.id, ...amounts.map((column) => column.id)],
        message: `${label} does not say in which currency ${amounts.map((column) => column.name).join(', ')} is.`,
        evidence: model ? `Other tables have ${name}.` : 'No table has a currency.',
        confidence: 0.5,
        fix: fixOf(`Add ${name} to ${label}`, 'weigh', {
          op: 'column.add',
          table: ref,
          column: { name, type },
        }),
      }
    }
  },
})

/** A column that says the currency of its table, as most of them are called. */
function currencyIn({ tables }: RuleContext): Column | null {
  const counts = new Map<string, { readonly column: Column; readonly times: number }>()
  for (const { table } of tables.values()) {
    const [column] = currenciesIn(table)
    if (!column || amountsIn(table).length === 0) continue
    counts.set(column.name, { column, times: (counts.get(column.name)?.times ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.times - a.times)[0]?.column ?? null
}

function inParents({ schema }: RuleContext, table: Table): boolean {
  return table.foreignKeys.some((key) => {
    const target = targetOf(schema, key)
    return target !== null && tellsCurrency(target)
  })
}

function tellsCurrency(table: Table): boolean {
  return currenciesIn(table).length > 0 || wordsOf(table.name).some((word) => singular(word) === 'currency')
}

function saysCurrency({ name }: Column): boolean {
  return wordsOf(name).some((word) => word === 'currency' || word === 'waehrung' || word === 'moneda')
}

function isAmount(column: Column): boolean {
  if (column.type.dimensions > 0 || !moneyTypes.has(column.type.name) || column.comment !== null) return false
  const words = wordsOf(column.name)
  return money.has(lastWord(column.name)) && !words.some((word) => currencies.has(word))
}

const moneyTypes: ReadonlySet<string> = new Set(['numeric', 'money'])
const money: ReadonlySet<string> = new Set(
  'price amount cost fee balance salary subtotal revenue charge precio importe preis betrag prix montant'.split(
    ' ',
  ),
)
const currencies: ReadonlySet<string> = new Set(
  'usd eur gbp chf jpy cny inr brl cad aud dollar dollars euro euros'.split(' '),
)
const amountsIn = columnFilter(isAmount)
const currenciesIn = columnFilter(saysCurrency)
