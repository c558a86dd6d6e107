import { useWorkbench } from '../state/use-workbench'

/** What the script leaves behind in numbers, shown when nothing is selected. */
export function SchemaSummary() {
  const schema = useWorkbench((state) => state.schema)
  const tables = [...schema.tables.values()]
  const sum = (count: (table: (typeof tables)[number]) => number): number =>
    tables.reduce((total, table) => total + count(table), 0)
  const rows: readonly (readonly [string, number])[] = [
    ['Tables', tables.length],
    ['Columns', sum((table) => table.columns.length)],
    ['Relationships', sum((table) => table.foreignKeys.length)],
    ['Indexes', sum((table) => table.indexes.length)],
    ['Checks', sum((table) => table.checks.length)],
    ['Views', schema.views.size],
    ['Enums', schema.enums.size],
    ['Domains', schema.domains.size],
    ['Sequences', schema.sequences.size],
    ['Functions', schema.routines.size],
    ['Triggers', sum((table) => table.triggers.length)],
    ['Policies', sum((table) => table.policies.length)],
    ['Extensions', schema.extensions.size],
  ]
  return (
    <div className="p-3">
      <p className="mb-2 text-ink-muted">Select a table, a column or a relationship to edit it here.</p>
      <dl className="grid grid-cols-2 gap-y-1">
        {rows.map(([name, count]) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="text-right tabular-nums">{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
