import { useMemo, useState } from 'react'
import type { TopLevelEntity } from '@/lib/schema'
import { useActions, useWorkbenchLater } from '../state/use-workbench'
import { Button } from '../ui/button'
import { Section } from './section'
import { usesOf } from './uses'

/** Lines shown before asking for more. */
const page = 50

/** What uses the object, or is in it; each a way to go there. */
export function UsesSection({ entity }: { readonly entity: TopLevelEntity }) {
  const schema = useWorkbenchLater((state) => state.schema)
  const { select } = useActions()
  const uses = useMemo(() => usesOf(schema, entity), [schema, entity])
  const [limit, setLimit] = useState(page)
  if (uses.length === 0) return null
  return (
    <Section title={entity.entity === 'schema' ? 'Tables and views' : 'Used by'} count={uses.length}>
      <ul>
        {uses.slice(0, limit).map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => select([id], 'inspector')}
              className="w-full truncate rounded px-1.5 py-0.5 text-left hover:bg-surface-sunken"
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      {uses.length > limit && (
        <Button variant="ghost" onClick={() => setLimit(limit + page)}>
          Show more of {uses.length}
        </Button>
      )}
    </Section>
  )
}
