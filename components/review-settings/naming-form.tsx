import { useId, useState } from 'react'
import type { ReviewSettings } from '@/lib/review/settings'

type Naming = ReviewSettings['naming']
type Kind = 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'index'

const kinds: readonly { readonly kind: Kind; readonly label: string; readonly example: string }[] = [
  { kind: 'primaryKey', label: 'Primary keys', example: '{table}_pkey' },
  { kind: 'unique', label: 'Unique constraints', example: '{table}_{columns}_key' },
  { kind: 'foreignKey', label: 'Foreign keys', example: 'fk_{table}_{target}' },
  { kind: 'check', label: 'Checks', example: '{table}_{columns}_check' },
  { kind: 'index', label: 'Indexes', example: 'idx_{table}_{columns}' },
]

const letters = ['snake_case', 'camelCase', 'PascalCase', 'UPPER_CASE'] as const
const field = 'w-full rounded border border-line-strong bg-surface px-1.5 py-1'

/** How names are to be made; what is left empty is learned from the schema. */
export function NamingForm(props: { readonly naming: Naming; readonly onChange: (naming: Naming) => void }) {
  const { naming, onChange } = props
  const id = useId()
  return (
    <div className="max-w-xl space-y-3">
      <p className="text-ink-muted">
        What is left empty is learned from the names that the schema has already. {'{table}'}, {'{columns}'}{' '}
        and, for foreign keys, {'{target}'} stand for names; {'{columns:_and_}'} says what stands between
        columns.
      </p>
      {kinds.map(({ kind, label, example }) => (
        <Template
          key={`${kind} ${naming[kind] ?? ''}`}
          label={label}
          example={example}
          value={naming[kind] ?? ''}
          onSet={(value) => onChange(without({ ...naming, [kind]: value }))}
        />
      ))}
      <div className="grid grid-cols-[10rem_1fr] items-center gap-2">
        <label htmlFor={`${id}-letters`}>Tables and columns</label>
        <select
          id={`${id}-letters`}
          value={naming.letters ?? ''}
          onChange={(event) => onChange(without({ ...naming, letters: event.target.value as never }))}
          className={field}
        >
          <option value="">as the schema has them</option>
          {letters.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <label htmlFor={`${id}-tables`}>Tables are called by</label>
        <select
          id={`${id}-tables`}
          value={naming.tables ?? ''}
          onChange={(event) => onChange(without({ ...naming, tables: event.target.value as never }))}
          className={field}
        >
          <option value="">as most tables are</option>
          <option value="singular">one (order)</option>
          <option value="plural">many (orders)</option>
        </select>
      </div>
    </div>
  )
}

function Template(props: {
  readonly label: string
  readonly example: string
  readonly value: string
  readonly onSet: (value: string) => void
}) {
  const [text, setText] = useState(props.value)
  const id = useId()
  const keep = (): void => {
    if (text.trim() !== props.value) props.onSet(text.trim())
  }
  return (
    <div className="grid grid-cols-[10rem_1fr] items-center gap-2">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        value={text}
        maxLength={200}
        placeholder={`learned, or for instance ${props.example}`}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
        className={`${field} font-mono text-[12px]`}
      />
    </div>
  )
}

/** The settings without what is empty: nothing is said of it then. */
function without(naming: Record<string, unknown>): Naming {
  return Object.fromEntries(Object.entries(naming).filter(([, value]) => value !== '')) as Naming
}
