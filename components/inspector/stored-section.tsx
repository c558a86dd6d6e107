import type { EntityId, Table } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { Section } from './section'

/** What the form does not edit but the text keeps: triggers, rules, partitioning, options, owner. */
export function StoredSection({ table }: { readonly table: Table }) {
  const { select } = useActions()
  const facts: readonly (readonly [string, string | null])[] = [
    ['Partitioned', table.partitionBy && `by ${table.partitionBy.strategy}`],
    ['Inherits', table.inherits.map((parent) => parent.name).join(', ')],
    ['Owner', table.owner],
    ['Tablespace', table.tablespace],
    ['Server', table.server],
    ['Access method', table.accessMethod],
    ['Replica identity', table.replicaIdentity],
    [
      'Options',
      Object.entries(table.options)
        .map(([name, value]) => `${name}=${value}`)
        .join(', '),
    ],
  ]
  const shown = facts.filter(([, value]) => value)
  const verbatim = [...table.triggers, ...table.rules]
  if (shown.length === 0 && verbatim.length === 0) return null
  return (
    <Section title="Also in the text">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3">
        {shown.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {verbatim.map(({ id, name }) => (
          <Verbatim key={id} id={id} name={name} onShow={() => select([id], 'inspector')} />
        ))}
      </ul>
    </Section>
  )
}

function Verbatim(props: { readonly id: EntityId; readonly name: string; readonly onShow: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={props.onShow}
        className="w-full truncate rounded px-1.5 py-0.5 text-left hover:bg-surface-sunken"
      >
        {props.id.slice(0, props.id.indexOf(':'))} {props.name}
      </button>
    </li>
  )
}
