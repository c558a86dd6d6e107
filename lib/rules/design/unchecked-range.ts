import type { Column } from '../../schema/index.ts'
import { isFloat, isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { lastWord, snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** What no value can be below or above says so. */
export const uncheckedRange = tableRule({
  id: 'unchecked-range',
  title: 'Number without its natural limits',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['SCH031', 'SCH035'],
  detects: 'A latitude, longitude, quantity, price or age without a CHECK on its range.',
  rationale:
    'A latitude of 200 and a price below zero are swapped columns or slipped signs. The check refuses them ' +
    'where they are made; a report finds them in a year.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS',
  ignoreWhen: 'Values below zero have a meaning: a correction, a refund, a stock that is owed.',
  remedy: 'Adds a CHECK on the range; rows that break it must be put right first.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      const range = rangeOf(column)
      if (!range || column.inherited || column.generated) continue
      if (table.checks.some((check) => namesIn(check.expression).has(column.name))) continue
      const expression = range(quote(column.name))
      yield {
        entities: [column.id, table.id],
        message: `Nothing keeps ${label}.${column.name} in its range.`,
        evidence: `No check of ${label} names it.`,
        confidence: 0.6,
        fix: fixOf(`Add CHECK (${expression}) to ${label}`, 'weigh', {
          op: 'check.add',
          table: ref,
          check: { expression },
        }),
      }
    }
  },
})

type Range = (column: string) => string

function rangeOf({ name, type }: Column): Range | null {
  if (!isInteger(type) && !isFloat(type) && !(type.name === 'numeric' && type.dimensions === 0)) return null
  const last = lastWord(name)
  if (last === 'latitude' || snakeCase(name) === 'lat') return (column) => `${column} BETWEEN -90 AND 90`
  if (last === 'longitude' || snakeCase(name) === 'lng') return (column) => `${column} BETWEEN -180 AND 180`
  const signed = wordsOf(name).some((word) => differences.has(word))
  return positive.has(last) && !signed ? (column) => `${column} >= 0` : null
}

const positive: ReadonlySet<string> = new Set([
  'quantity',
  'qty',
  'price',
  'age',
  'weight',
  'height',
  'width',
])
const differences: ReadonlySet<string> = new Set([
  'change',
  'delta',
  'diff',
  'difference',
  'adjustment',
  'net',
  'relative',
])
