import type { Column, Table } from '../../schema/index.ts'
import type { JudgedQuery } from './judged-query.ts'
import type { Block, BoundSource } from './scope.ts'
import { comparison, conditionsOf, equal, isFixed, namedColumn, ordered } from './terms.ts'

/** By what a query chooses the rows of one of its tables. */
export interface TablePredicates {
  readonly table: Table
  readonly source: BoundSource
  readonly block: Block
  /** Columns that are held to a value, in the order of the text. */
  readonly equal: readonly Column[]
  /** Columns that are held to a range. */
  readonly ranged: readonly Column[]
  /** Columns that are compared with those of other tables. */
  readonly joined: readonly Column[]
  /** Columns that only the query's own order asks for, where it sorts rows of this table alone. */
  readonly sorted: readonly { readonly column: Column; readonly order: 'asc' | 'desc' }[]
}

/** What a query asks of each table that it reads; tables that it chooses nothing of are left out. */
export function predicatesOf({ blocks }: JudgedQuery): readonly TablePredicates[] {
  return blocks.flatMap((block) =>
    block.sources.flatMap((source): readonly TablePredicates[] => {
      const { table } = source
      if (!table || table.kind === 'foreign' || table.persistence === 'temporary') return []
      const found = predicatesOn(block, source)
      const isAsked = found.equal.length + found.ranged.length + found.sorted.length > 0
      return isAsked ? [{ table, source, block, ...found }] : []
    }),
  )
}

function predicatesOn(block: Block, source: BoundSource) {
  const own = (expression: Parameters<typeof namedColumn>[1]) => {
    const named = namedColumn(block, expression)
    return named?.source === source ? named.column : null
  }
  const parts = { equal: new Set<Column>(), ranged: new Set<Column>(), joined: new Set<Column>() }
  for (const condition of conditionsOf(block)) {
    if (condition.is === 'in' && !condition.negated && !('is' in condition.items)) {
      const column = own(condition.of)
      if (column && condition.items.every(isFixed)) parts.equal.add(column)
    } else if (condition.is === 'between' && !condition.negated) {
      const column = own(condition.of)
      if (column) parts.ranged.add(column)
    } else if (
      condition.is === 'quantified' &&
      condition.operator === '=' &&
      condition.quantifier === 'any'
    ) {
      const column = own(condition.of)
      if (column) parts.equal.add(column)
    } else if (condition.is === 'operation') {
      const found = comparison(condition, [...equal, ...ordered])
      for (const [one, other] of found
        ? [[found.left, found.right] as const, [found.right, found.left] as const]
        : []) {
        const column = own(one)
        if (!column) continue
        if (namedColumn(block, other)) parts.joined.add(column)
        else if (isFixed(other) || other.is === 'call')
          (equal.includes(condition.operator) ? parts.equal : parts.ranged).add(column)
      }
    }
  }
  return {
    equal: [...parts.equal],
    ranged: [...parts.ranged].filter((column) => !parts.equal.has(column)),
    joined: [...parts.joined],
    sorted: sortedBy(block, source, own),
  }
}

function sortedBy(
  { node, sources }: Block,
  source: BoundSource,
  own: (expression: Parameters<typeof namedColumn>[1]) => Column | null,
): TablePredicates['sorted'] {
  // Only what keeps the first few rows is spared the sorting of all.
  if (node.is !== 'select' || !node.limit || node.groupBy || node.distinct || sources[0] !== source) return []
  const keys: { readonly column: Column; readonly order: 'asc' | 'desc' }[] = []
  for (const key of node.orderBy) {
    const column = own(key.value)
    if (!column || key.nulls !== null || key.using) return []
    keys.push({ column, order: key.direction ?? 'asc' })
  }
  return keys
}
