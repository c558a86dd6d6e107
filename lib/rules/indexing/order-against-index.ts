import { type IndexKey, joinQualified, type Table } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { indexName } from '../index-names.ts'
import { fixOf } from '../ops-of.ts'
import { sentQueries } from '../query/judged-query.ts'
import { predicatesOf, type TablePredicates } from '../query/predicates.ts'

/** The first rows of an order that an index has are at hand; those of another order are sorted out of all. */
export const orderAgainstIndex = schemaRule({
  id: 'order-against-index',
  title: 'Order that no index has',
  category: 'indexing',
  severity: 'info',
  tags: ['performance'],
  catalogue: ['IX023'],
  reads: ['schema', 'workload'],
  detects:
    'A query of the workload that keeps the first rows of an order of several columns, which an index has in part or with other ' +
    'directions only.',
  rationale:
    'An index is read forwards or backwards as a whole. Where one column goes up and the next one down, or a column is ' +
    'missing, all rows that are left are sorted to keep a few.',
  source: 'https://www.postgresql.org/docs/current/indexes-ordering.html',
  ignoreWhen: 'The condition leaves few rows to be sorted.',
  remedy: 'Creates an index of that order behind the columns that are held to values.',
  fixable: true,
  *check(context) {
    const told = new Set<string>()
    for (const { judged, statement } of sentQueries(context)) {
      for (const asked of predicatesOf(judged)) {
        const { table, sorted, equal, ranged } = asked
        if (sorted.length < 2 || ranged.length > 0 || table.partitionOf || !isPartlyServed(asked)) continue
        const keys = [
          ...equal.slice(0, 2).map((column) => ({ column: column.name, order: 'asc' as const })),
          ...sorted.map(({ column, order }) => ({ column: column.name, order })),
        ]
        const list = keys
          .map(({ column, order }) => (order === 'desc' ? `${column} DESC` : column))
          .join(', ')
        if (told.has(`${table.id} ${list}`)) continue
        told.add(`${table.id} ${list}`)
        const order = sorted.map(({ column, order: way }) => `${column.name} ${way.toUpperCase()}`).join(', ')
        yield {
          entities: [table.id],
          inWorkload: { ...statement.range, query: `query:${statement.label ?? list}` },
          message: `${statement.label ?? 'A query'} sorts rows of ${table.name} by ${order}, which no index does.`,
          evidence: `An index has ${sorted[0]?.column.name}, but not this order.`,
          confidence: 0.65,
          fix: fixOf(`Create an index on ${table.name}(${list})`, 'safe', {
            op: 'index.add',
            table: joinQualified(table.schema, table.name),
            index: {
              name: indexName(
                context.facts.indexNaming,
                table,
                keys.map(({ column }) => column),
              ),
              keys: keys.map((key) => ({ column: key.column, order: key.order })),
            },
          }),
        }
      }
    }
  },
})

/** Whether an index has the first sort key where it would have to be, and none has all of them. */
function isPartlyServed({ table, equal, sorted }: TablePredicates): boolean {
  const held = new Set(equal.map((column) => column.name))
  const orders = ordersOf(table).map((keys) =>
    keys.filter((key) => !(key.column !== null && held.has(key.column))),
  )
  const [first] = sorted
  const begins = orders.some((keys) => keys[0]?.column === first?.column.name)
  return begins && !orders.some((keys) => serves(keys, sorted))
}

function ordersOf(table: Table): readonly (readonly Pick<IndexKey, 'column' | 'order'>[])[] {
  const keys = [...table.uniques, ...(table.primaryKey ? [table.primaryKey] : [])]
  return [
    ...keys.map((key) => key.columns.map((column) => ({ column, order: 'asc' as const }))),
    ...table.indexes.flatMap((index) =>
      index.method === 'btree' && index.where === null ? [index.keys] : [],
    ),
  ]
}

/** Forwards or backwards; behind a unique first key the others do not matter. */
function serves(
  keys: readonly Pick<IndexKey, 'column' | 'order'>[],
  sorted: TablePredicates['sorted'],
): boolean {
  return [false, true].some((backwards) =>
    sorted.every(({ column, order }, at) => {
      const key = keys[at]
      return key?.column === column.name && (key.order === order) !== backwards
    }),
  )
}
