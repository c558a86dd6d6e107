import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { type Column, fragmentProblem, type SchemaOpInput } from '@/lib/schema'
import { Button } from '../ui/button'
import { EditableText } from '../ui/editable-text'
import { DropButton } from './drop-button'

type IdentityChoice = 'none' | 'always' | 'by default'

/** The rest of a column, under its row: comment, identity, what generates it, collation, and its place. */
export function ColumnDetails(props: {
  /** The table, as ops address it. */
  readonly tableRef: string
  readonly column: Column
  readonly write: (ops: readonly SchemaOpInput[]) => void
  readonly onMove: (by: -1 | 1) => void
}) {
  const { column, write } = props
  const at = { table: props.tableRef, column: column.name }
  const plainDefault = column.default !== null && column.serial === null
  // A column has one source of its values: what was there before goes first.
  const withoutDefault: readonly SchemaOpInput[] = plainDefault
    ? [{ op: 'column.setDefault', ...at, default: null }]
    : []
  const setIdentity = (choice: IdentityChoice): void =>
    write([
      ...withoutDefault,
      {
        op: 'column.setIdentity',
        ...at,
        identity: choice === 'none' ? null : { mode: choice, options: { ...column.identity?.options } },
      },
    ])
  const setGenerated = (expression: string, storage: 'stored' | 'virtual'): void =>
    write([
      ...(expression === '' ? [] : withoutDefault),
      { op: 'column.setGenerated', ...at, generated: expression === '' ? null : { expression, storage } },
    ])
  return (
    <div className="space-y-1 border-accent border-l-2 py-1.5 pr-1 pl-2.5">
      <Field label="Comment">
        <EditableText
          label={`Comment of column ${column.name}`}
          placeholder="What it means"
          value={column.comment ?? ''}
          onCommit={(text) => write([{ op: 'column.setComment', ...at, comment: text === '' ? null : text }])}
        />
      </Field>
      {!column.generated && (
        <Choice
          label="Identity"
          value={column.identity?.mode ?? 'none'}
          options={{
            none: column.serial ? `none (${column.serial})` : 'none',
            always: 'always',
            'by default': 'by default',
          }}
          onChange={setIdentity}
        />
      )}
      {!column.identity && !column.serial && (
        <>
          <Field label="Generated as">
            <EditableText
              mono
              label={`Expression that generates column ${column.name}`}
              placeholder="an expression of other columns"
              value={column.generated?.expression ?? ''}
              validate={(sql) => (sql === '' ? null : fragmentProblem(sql))}
              onCommit={(sql) => setGenerated(sql, column.generated?.storage ?? 'stored')}
            />
          </Field>
          {column.generated && (
            <Choice
              label="Kept"
              value={column.generated.storage}
              options={{ stored: 'stored', virtual: 'virtual' }}
              onChange={(storage) => setGenerated(column.generated?.expression ?? '', storage)}
            />
          )}
        </>
      )}
      <Field label="Collation">
        <EditableText
          mono
          label={`Collation of column ${column.name}`}
          placeholder="of the type"
          value={column.collation ?? ''}
          onCommit={(name) =>
            write([{ op: 'column.setCollation', ...at, collation: name === '' ? null : unquoted(name) }])
          }
        />
      </Field>
      <div className="flex gap-1 pt-0.5">
        <Button variant="ghost" onClick={() => props.onMove(-1)}>
          <ArrowUp size={12} aria-hidden /> Move up
        </Button>
        <Button variant="ghost" onClick={() => props.onMove(1)}>
          <ArrowDown size={12} aria-hidden /> Move down
        </Button>
        <span className="grow" />
        <DropButton what={`column ${column.name}`} ops={[{ op: 'column.drop', ...at }]}>
          Drop
        </DropButton>
      </div>
    </div>
  )
}

/** A collation is given by its name; the quotes that SQL wants around it are put on when it is written. */
function unquoted(name: string): string {
  return name.length > 2 && name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-center">
      <span aria-hidden className="text-[11px] text-ink-muted">
        {label}
      </span>
      {children}
    </div>
  )
}

function Choice<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly options: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
}) {
  const id = useId()
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-center">
      <label htmlFor={id} className="text-[11px] text-ink-muted">
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as T)}
        className="w-fit rounded border border-line bg-surface px-1 py-0.5"
      >
        {Object.entries<string>(props.options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
