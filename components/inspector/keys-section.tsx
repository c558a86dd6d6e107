import { useState } from 'react'
import { constraintNames, type KeyConstraint, nameProblem, type Table } from '@/lib/schema'
import { Button } from '../ui/button'
import { ColumnPicker } from './column-picker'
import { ItemRow } from './item-row'
import { Nothing, Section } from './section'
import { useTableOps } from './use-table-ops'

/** Primary key and unique constraints. */
export function KeysSection({ table }: { readonly table: Table }) {
  const { ref, write } = useTableOps(table)
  const [adding, setAdding] = useState(false)
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques]
  const row = (key: KeyConstraint) => {
    const primary = key === table.primaryKey
    const kind = primary ? 'primary key' : 'unique constraint'
    return (
      <ItemRow
        key={key.id}
        id={key.id}
        name={key.name}
        kind={kind}
        validate={(name) => nameProblem(name, constraintNames(table))}
        onRename={(to) => write({ op: 'constraint.rename', table: ref, name: key.name, to })}
        comment={key.comment}
        onComment={(comment) => write({ op: 'constraint.setComment', table: ref, name: key.name, comment })}
        drop={[{ op: 'constraint.drop', table: ref, name: key.name }]}
      >
        {primary ? 'Primary key' : 'Unique'} ({key.columns.join(', ')})
        {key.include.length > 0 && `, includes ${key.include.join(', ')}`}
        {key.nullsNotDistinct && ', nulls not distinct'}
        {key.deferrable && ', deferrable'}
      </ItemRow>
    )
  }
  return (
    <Section title="Keys" count={keys.length} add={{ label: 'Add a key', onAdd: () => setAdding(true) }}>
      {keys.length === 0 && !adding && <Nothing>No primary key and nothing unique</Nothing>}
      <ul>{keys.map(row)}</ul>
      {adding && <KeyForm table={table} onDone={() => setAdding(false)} />}
    </Section>
  )
}

function KeyForm({ table, onDone }: { readonly table: Table; readonly onDone: () => void }) {
  const { ref, write } = useTableOps(table)
  const [columns, setColumns] = useState<readonly string[]>([])
  const [kind, setKind] = useState<'primary' | 'unique'>(table.primaryKey ? 'unique' : 'primary')
  const add = async (): Promise<void> => {
    const key = { columns: [...columns] }
    const done = await write(
      kind === 'primary'
        ? { op: 'primaryKey.set', table: ref, primaryKey: key }
        : { op: 'unique.add', table: ref, unique: key },
    )
    if (done) onDone()
  }
  return (
    <form
      className="mt-1 space-y-2 rounded-md border border-line p-2"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <label className="flex items-center gap-2">
        Kind
        <select
          value={kind}
          onChange={(event) => setKind(event.target.value === 'primary' ? 'primary' : 'unique')}
          className="rounded border border-line bg-surface px-1.5 py-0.5"
        >
          <option value="primary">Primary key{table.primaryKey ? ' (replaces the present one)' : ''}</option>
          <option value="unique">Unique</option>
        </select>
      </label>
      <ColumnPicker
        label="Columns, in the order of the key"
        columns={table.columns.map((column) => column.name)}
        chosen={columns}
        onChange={setColumns}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="solid" disabled={columns.length === 0}>
          Add key
        </Button>
      </div>
    </form>
  )
}
