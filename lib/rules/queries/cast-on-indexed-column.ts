import type { query } from '../../sql/index.ts'
import { isInteger, isUuid } from '../column-types.ts'
import { indexLeads, indexLeadsExpression } from '../query/indexes.ts'
import { queryRule } from '../query/query-rule.ts'
import { comparison, conditionsOf, equal, isFixed, literalOf, namedColumn } from '../query/terms.ts'
import { replace, textAt, wordsAt } from '../query/text.ts'

/** It is the value that should take the type of the column. */
export const castOnIndexedColumn = queryRule({
  id: 'cast-on-indexed-column',
  title: 'Indexed column compared as another type',
  severity: 'warning',
  tags: ['performance'],
  catalogue: ['QY004'],
  detects:
    'An indexed number or UUID that is cast to text for a comparison (id::text = $1), or an indexed whole number that is compared with a ' +
    'fraction (id = 1.0).',
  rationale:
    'Every row of the table is converted and compared; the index is in the order of the column as it is. The value is converted ' +
    'once.',
  source: 'https://use-the-index-luke.com/sql/where-clause/obfuscation/numeric-strings',
  ignoreWhen: 'The text may be something else than a number, and nothing should be found then.',
  remedy: 'Casts the value to the type of the column.',
  fixable: true,
  *judge(query) {
    for (const block of query.blocks) {
      for (const condition of conditionsOf(block)) {
        const found = comparison(condition, equal)
        if (!found || !isFixed(found.right)) continue
        const isCast = found.left.is === 'cast' && isText(found.left)
        const column = isCast && found.left.is === 'cast' ? found.left.of : found.left
        const named = namedColumn(block, column)
        if (!named || !indexLeads(named.table, named.column.name)) continue
        const { type } = named.column
        const value =
          isCast && (isInteger(type) || isUuid(type))
            ? asType(found.right, textAt(query, found.right), type.display)
            : null
        const whole = !isCast && isInteger(type) ? wholeNumber(found.right) : null
        const right = value ?? whole
        if (right === null || indexLeadsExpression(named.table, `(${named.column.name})::text`)) continue
        yield {
          at: condition,
          message: `${query.label} converts every ${named.table.name}.${named.column.name} to compare it: ${wordsAt(query, condition)}.`,
          evidence: `The column is ${type.display}, and an index leads with it.`,
          confidence: 0.9,
          entities: [named.column.id],
          fix: {
            title: `Compare with ${right}`,
            safety: 'weigh',
            edits: [replace(condition, `${textAt(query, column)} = ${right}`)],
          },
        }
      }
    }
  },
})

function isText(cast: query.Cast): boolean {
  return cast.type.canonical === 'text' || cast.type.canonical.startsWith('character varying')
}

/** A literal needs no cast: it takes the type that it is compared with. */
function asType(value: query.Expression, text: string, type: string): string {
  return value.is === 'literal' && value.kind === 'string' && !value.type ? text : `${text}::${type}`
}

function wholeNumber(value: query.Expression): string | null {
  const written = value.is === 'literal' ? literalOf(value, 'number')?.value : undefined
  const found = written === undefined ? null : /^(\d+)\.0*$/.exec(written)
  return found?.[1] ?? null
}
