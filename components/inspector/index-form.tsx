import { useState } from 'react'
import { fragmentProblem, type Table } from '@/lib/schema'
import { Button } from '../ui/button'
import { ColumnPicker } from './column-picker'
import { useTableOps } from './use-table-ops'

const methods = ['btree', 'hash', 'gin', 'gist', 'spgist', 'brin']

/** A new index over columns; included columns and a condition where they are wanted. */
export function IndexForm({ table, onDone }: { readonly table: Table; readonly onDone: () => void }) {
  const { ref, write } = useTableOps(table)
  const [columns, setColumns] = useState<readonly string[]>([])
  const [include, setInclude] = useState<readonly string[]>([])
  const [descending, setDescending] = useState<readonly string[]>([])
  const [expression, setExpression] = useState('')
  const [method, setMethod] = useState('btree')
  const [uniqueness, setUniqueness] = useState<'plain' | 'unique'>('plain')
  const [where, setWhere] = useState('')
  const names = table.columns.map((column) => column.name)
  const problem =
    [where, expression].map((sql) => (sql === '' ? null : fragmentProblem(sql))).find(Boolean) ?? null
  // Other methods have no order.
  const ordered = method === 'btree'

  const add = async (): Promise<void> => {
    const index = {
      method,
      unique: uniqueness === 'unique',
      keys: [
        ...columns.map((column) => ({
          column,
          ...(ordered && descending.includes(column) && { order: 'desc' as const }),
        })),
        ...(expression === '' ? [] : [{ expression }]),
      ],
      include: [...include],
      where: where === '' ? null : where,
    }
    if (await write({ op: 'index.add', table: ref, index })) onDone()
  }
  return (
    <form
      className="mt-1 space-y-2 rounded-md border border-line p-2"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div className="flex gap-3">
        <label className="flex items-center gap-1">
          Method
          <select
            value={method}
            onChange={(event) => setMethod(event.target.value)}
            className="rounded border border-line bg-surface px-1"
          >
            {methods.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label className="flex items-center gap-1">
          <input
            type="checkbox"
            checked={uniqueness === 'unique'}
            onChange={(event) => setUniqueness(event.target.checked ? 'unique' : 'plain')}
          />
          Unique
        </label>
      </div>
      <ColumnPicker label="Columns, in order" columns={names} chosen={columns} onChange={setColumns} />
      {ordered && columns.length > 0 && (
        <ColumnPicker
          label="Of these, from high to low"
          columns={columns}
          chosen={descending}
          onChange={setDescending}
        />
      )}
      <label className="block">
        <span className="text-[11px] text-ink-muted">Or an expression</span>
        <input
          value={expression}
          onChange={(event) => setExpression(event.target.value)}
          placeholder="lower(email)"
          className="w-full rounded border border-line bg-surface px-1.5 py-0.5 font-mono text-[12px]"
        />
      </label>
      <ColumnPicker
        label="Included without being searched"
        columns={names.filter((name) => !columns.includes(name))}
        chosen={include}
        onChange={setInclude}
      />
      <label className="block">
        <span className="text-[11px] text-ink-faint">Only rows where</span>
        <input
          value={where}
          onChange={(event) => setWhere(event.target.value)}
          aria-invalid={problem !== null}
          placeholder="deleted_at is null"
          className="w-full rounded border border-line bg-surface px-1.5 py-0.5 font-mono text-[12px]"
        />
      </label>
      {problem && <p className="text-[11px] text-danger">{problem}</p>}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          type="submit"
          variant="solid"
          disabled={(columns.length === 0 && expression === '') || problem !== null}
        >
          Add index
        </Button>
      </div>
    </form>
  )
}
