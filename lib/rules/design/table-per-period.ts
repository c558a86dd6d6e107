import type { Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'

/** sales_2023, sales_2024: partitions made by hand. */
export const tablePerPeriod = schemaRule({
  id: 'table-per-period',
  title: 'A table for each year or month',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH024'],
  detects: 'Tables with the same columns and the same name but for a year, quarter or month.',
  rationale:
    'Each period needs new code, queries over several periods need UNION, and no constraint spans them. ' +
    'Declarative partitioning gives the same storage under one name.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Metadata Tribbles"',
  ignoreWhen: 'They are frozen copies kept for an audit.',
  remedy: 'None: create one partitioned table and attach these as its partitions.',
  fixable: false,
  *check(context) {
    const groups = new Map<string, Table[]>()
    for (const each of context.tables.values()) {
      const stem = isReviewed(each) ? periodStem(each.table.name) : null
      if (stem === null || each.table.inherits.length > 0) continue
      const key = `${each.table.schema}.${stem} ${each.table.columns.map((column) => column.name).join()}`
      const group = groups.get(key)
      if (group) group.push(each.table)
      else groups.set(key, [each.table])
    }
    for (const group of groups.values()) {
      if (group.length < 2) continue
      const names = group.map((table) => table.name)
      yield {
        entities: group.map((table) => table.id),
        message: `${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''} are one table cut by period.`,
        evidence: `${group.length} tables with the same ${group[0]?.columns.length} columns.`,
        confidence: 0.85,
        fix: null,
      }
    }
  },
})

/** `sales_2024_03` → `sales`; null when the name does not end in a year, quarter or month. */
function periodStem(name: string): string | null {
  const found = /^(.+?)_?(?:19|20)\d\d(?:_?(?:0[1-9]|1[0-2]|q[1-4]))?$/.exec(name)
  return found?.[1] ?? null
}
