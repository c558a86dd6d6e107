import { memo } from 'react'
import type { Schema } from '@/lib/schema'
import { useActions, useWorkbenchLater } from '../state/use-workbench'
import { Section } from './section'

/** What the script leaves behind in numbers, and its schemas; shown when nothing is selected. */
export function SchemaSummary() {
  return <Summary schema={useWorkbenchLater((state) => state.schema)} />
}

const Summary = memo(function Summary({ schema }: { readonly schema: Schema }) {
  const { select } = useActions()
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
    ['Types', schema.composites.size + schema.ranges.size],
    ['Sequences', schema.sequences.size],
    ['Functions', schema.routines.size],
    ['Triggers', sum((table) => table.triggers.length)],
    ['Policies', sum((table) => table.policies.length)],
    ['Extensions', schema.extensions.size],
    ['Other objects', schema.objects.size],
  ]
  const shown = rows.filter(([, count]) => count > 0)
  const spaces = [...schema.schemas.values()]
  return (
    <div>
      <p className="px-3 py-2.5 text-ink-muted">
        {shown.length === 0
          ? 'Nothing is declared yet. What you select in the diagram can be edited here.'
          : 'Select a table, a column or anything else to edit it here.'}
      </p>
      {shown.length > 0 && (
        <Section title="In this script">
          <dl className="max-w-72 divide-y divide-line">
            {shown.map(([name, count]) => (
              <div key={name} className="flex py-0.5">
                <dt className="grow text-ink-muted">{name}</dt>
                <dd className="tabular-nums">{count.toLocaleString('en')}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {spaces.length > 0 && (
        <Section title="Schemas" count={spaces.length}>
          <ul>
            {spaces.map(({ id, name }) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => select([id], 'inspector')}
                  className="w-full truncate rounded px-1.5 py-0.5 text-left hover:bg-surface-sunken"
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
})
