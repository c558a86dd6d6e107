import { useState } from 'react'
import { joinQualified, type ReferentialAction, type Table } from '@/lib/schema'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { ActionSelect } from './foreign-keys-section'
import { useTableOps } from './use-table-ops'

/** Chooses a table and, for each column of its key, a column of this one. */
export function ForeignKeyForm({ table, onDone }: { readonly table: Table; readonly onDone: () => void }) {
  const { ref, write } = useTableOps(table)
  const tables = useWorkbench((state) => state.schema.tables)
  const [targetId, setTargetId] = useState<string>('')
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>({})
  const [onDelete, setOnDelete] = useState<ReferentialAction>('no action')
  const targets = [...tables.values()].filter((candidate) => candidate.primaryKey)
  const target = targets.find((candidate) => candidate.id === targetId)
  const keyColumns = target?.primaryKey?.columns ?? []
  const chosen = keyColumns.map((name) => columns[name] ?? '')
  const complete = target !== undefined && chosen.every((name) => name !== '')

  const add = async (): Promise<void> => {
    if (!target) return
    const references = { table: joinQualified(target.schema, target.name), columns: [...keyColumns] }
    const done = await write({
      op: 'foreignKey.add',
      table: ref,
      foreignKey: { columns: chosen, references, onDelete },
    })
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
        Refers to
        <select
          value={targetId}
          onChange={(event) => setTargetId(event.target.value)}
          className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-0.5"
        >
          <option value="">Choose a table</option>
          {targets.map((candidate) => (
            <option key={candidate.id} value={candidate.id}>
              {candidate.schema === 'public' ? candidate.name : `${candidate.schema}.${candidate.name}`}
            </option>
          ))}
        </select>
      </label>
      {keyColumns.map((name) => (
        <label key={name} className="flex items-center gap-2">
          <span className="w-1/2 truncate text-ink-muted">{name} is in</span>
          <select
            value={columns[name] ?? ''}
            onChange={(event) => setColumns({ ...columns, [name]: event.target.value })}
            className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-0.5"
          >
            <option value="">Choose a column</option>
            {table.columns.map((column) => (
              <option key={column.name}>{column.name}</option>
            ))}
          </select>
        </label>
      ))}
      <ActionSelect label="On delete" value={onDelete} onChange={setOnDelete} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="solid" disabled={!complete}>
          Add foreign key
        </Button>
      </div>
    </form>
  )
}
