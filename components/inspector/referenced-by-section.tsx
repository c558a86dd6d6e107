import { useMemo } from 'react'
import { referencesByTarget, type Table } from '@/lib/schema'
import { useActions, useWorkbenchLater } from '../state/use-workbench'
import { Section } from './section'

/** The tables whose foreign keys point here; each a way to go there. */
export function ReferencedBySection({ table }: { readonly table: Table }) {
  const schema = useWorkbenchLater((state) => state.schema)
  const { select } = useActions()
  const references = useMemo(() => referencesByTarget(schema).get(table.id) ?? [], [schema, table.id])
  if (references.length === 0) return null
  return (
    <Section title="Referenced by" count={references.length}>
      <ul className="max-h-48 overflow-auto">
        {references.map(({ from, key }) => (
          <li key={key.id}>
            <button
              type="button"
              onClick={() => select([from.id], 'inspector')}
              className="w-full truncate rounded px-1.5 py-0.5 text-left hover:bg-surface-sunken"
            >
              {from.name} <span className="text-ink-muted">({key.columns.join(', ')})</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
