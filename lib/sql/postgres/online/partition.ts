import { type Sql, type SqlToken, scanSql, type Table } from '../../../schema/index.ts'
import type { PlanCheck } from '../../dialect.ts'
import type { Follower } from '../../online.ts'
import { labelOf } from '../plan/step.ts'
import { quoteIdentifier } from '../quote.ts'
import { allPass } from './checks.ts'

/**
 * True when every row of the table fits one of the partitions; null where that needs no asking or cannot be
 * told: a hash takes every row, and so does a default partition.
 */
export function fitsPartition(
  table: Table,
  parts: readonly Table[],
  { by, columns }: { readonly by: Table; readonly columns: readonly Follower[] },
): PlanCheck | null {
  const [key, ...others] = by.partitionBy?.keys ?? []
  const from = columns.find(({ to }) => to.name === key?.column)?.from
  if (!from || others.length > 0 || by.partitionBy?.strategy === 'hash' || parts.length === 0) return null
  const conditions = parts.map(({ partitionOf }) =>
    boundCondition(quoteIdentifier(from.name), partitionOf?.bound ?? ''),
  )
  if (conditions.some((condition) => condition === null)) return null
  const check = allPass(table, `coalesce(${conditions.join(' OR ')}, false)`)
  return { ...check, title: `every row of ${labelOf(table)} fits one of the partitions it is to have` }
}

/** The condition that proves to the engine that every row fits the bound, so that it reads none. */
export function partitionCondition(parent: Table, bound: Sql): Sql | null {
  const [key, ...others] = parent.partitionBy?.keys ?? []
  if (!key?.column || others.length > 0 || parent.partitionBy?.strategy === 'hash') return null
  const value = quoteIdentifier(key.column)
  const condition = boundCondition(value, bound)
  if (condition === null) return null
  return condition.includes('IS NULL') ? condition : `${value} IS NOT NULL AND ${condition}`
}

/** When a value fits a partition's bound; null when it always may. */
function boundCondition(value: Sql, bound: Sql): Sql | null {
  const tokens = scanSql(bound)
  const lists = listsIn(bound, tokens)
  const words = tokens.filter(({ kind }) => kind === 'word').map((token) => token.value)
  const [first, second] = lists
  if (first === undefined) return null
  if (words.includes('in')) {
    const isNull = (item: Sql) => scanSql(item)[0]?.value === 'null'
    const rest = first.filter((item) => !isNull(item))
    const options = [
      ...(rest.length > 0 ? [`${value} IN (${rest.join(', ')})`] : []),
      ...(first.some(isNull) ? [`${value} IS NULL`] : []),
    ]
    return `(${options.join(' OR ')})`
  }
  const [low, high] = [first[0], second?.[0]]
  if (low === undefined || high === undefined || words.includes('modulus')) return null
  const open = (item: Sql) => ['minvalue', 'maxvalue'].includes(scanSql(item)[0]?.value ?? '')
  const sides = [...(open(low) ? [] : [`${value} >= ${low}`]), ...(open(high) ? [] : [`${value} < ${high}`])]
  return sides.length === 0 ? `${value} IS NOT NULL` : `(${sides.join(' AND ')})`
}

/** The items of each bracketed list at the top level, as written. */
function listsIn(sql: Sql, tokens: readonly SqlToken[]): readonly (readonly Sql[])[] {
  const lists: Sql[][] = []
  let depth = 0
  let start = 0
  for (const token of tokens) {
    if (token.value === '(' && token.kind === 'symbol') {
      depth++
      if (depth === 1) {
        lists.push([])
        start = token.to
      }
    } else if (token.kind === 'symbol' && (token.value === ')' || token.value === ',') && depth === 1) {
      lists.at(-1)?.push(sql.slice(start, token.from).trim())
      start = token.to
      if (token.value === ')') depth--
    } else if (token.value === ')' && token.kind === 'symbol') depth--
  }
  return lists
}
