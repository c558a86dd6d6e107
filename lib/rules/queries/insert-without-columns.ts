import type { Table } from '../../schema/index.ts'
import type { query } from '../../sql/index.ts'
import { queryRule } from '../query/query-rule.ts'

/** An INSERT that names no columns means those of today, in the order of today. */
export const insertWithoutColumns = queryRule({
  id: 'insert-without-columns',
  title: 'INSERT without a list of columns',
  severity: 'warning',
  tags: ['integrity', 'operations'],
  catalogue: ['QY013'],
  detects: 'INSERT INTO a table without saying which columns the values are for.',
  rationale:
    'A column added at the end leaves it working by chance; one added by another migration first, a restore with another order, ' +
    'and values land in the wrong columns or the statement fails.',
  source: 'https://docs.sqlfluff.com and SOAR (columns of an INSERT); SQL Antipatterns, "Implicit Columns"',
  ignoreWhen: 'The rows come whole out of a table of the same shape, which changes with it.',
  remedy: 'Writes the columns that the values go to now.',
  fixable: true,
  *judge(query) {
    for (const { node, sources } of query.blocks) {
      if (node.is !== 'insert' || node.columns.length > 0 || !node.source) continue
      const table = sources[0]?.table
      const count = valuesOf(node.source)
      if (count === null && isWholeCopy(node.source)) continue
      const columns = table ? columnsFor(table, count) : null
      const quote = query.context.facts.dialect.quote
      const at = node.into.to
      yield {
        at: node.into,
        message: `${query.label} does not say which columns of ${table?.name ?? node.into.name.at(-1)?.value} it fills.`,
        evidence: table
          ? `The table has ${table.columns.map((column) => column.name).join(', ')}.`
          : 'INSERT without columns.',
        confidence: 0.9,
        fix: columns && {
          title: `Name the columns of ${table?.name}`,
          safety: 'safe',
          edits: [{ from: at, to: at, insert: ` (${columns.map(quote).join(', ')})` }],
        },
      }
    }
  },
})

/** How many values a row has; null where it cannot be told. */
function valuesOf(source: query.RowQuery): number | null {
  if (source.is === 'values') return source.rows[0]?.length ?? null
  if (source.is !== 'select' || source.targets.some((target) => target.value.is === 'star')) return null
  return source.targets.length
}

function isWholeCopy(source: query.RowQuery): boolean {
  return source.is === 'table' || (source.is === 'select' && source.targets.length === 1)
}

/** The columns that so many values go to; null where they do not fit. */
function columnsFor(table: Table, count: number | null): readonly string[] | null {
  if (count === null || count > table.columns.length) return null
  return table.columns.slice(0, count).map((column) => column.name)
}
