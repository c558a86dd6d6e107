import { ChevronRight, Fingerprint, KeyRound, Link2 } from 'lucide-react'
import { type KeyboardEvent, memo, useCallback } from 'react'
import { type Column, fragmentProblem, nameProblem, type SchemaOpInput, type Table } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { EditableText } from '../ui/editable-text'
import { ColumnDetails } from './column-details'
import { typeListId } from './type-names'

/** What the cells of a row ask of the grid around it; the same object for all rows, always. */
export interface GridActions {
  otherNames(column: string): readonly string[]
  toggle(rowKey: number, open: boolean): void
  /** Called with the name that the column has by then. */
  enter(column: string): void
  arrow(column: string, by: -1 | 1, cell: number): void
  move(column: string, by: -1 | 1): void
}

/** The keys that a column is in, as words: a string, so that it compares by value. */
export function rowKeysOf(table: Table, column: Column): string {
  const uniques = [
    ...table.uniques.map((key) => key.columns),
    ...table.indexes
      .filter((index) => index.unique && !index.where)
      .map((index) => index.keys.map((key) => key.column)),
  ]
  return [
    table.primaryKey?.columns.includes(column.name) && 'primary',
    uniques.some((columns) => columns.length === 1 && columns[0] === column.name) && 'unique',
    table.foreignKeys.some((key) => key.columns.includes(column.name)) && 'foreign',
  ]
    .filter((key) => key !== undefined && key !== false)
    .join(' ')
}

/** One column of the grid; every cell writes its own operation. Renders again only when it changes. */
export const ColumnRow = memo(function ColumnRow(props: {
  readonly rowKey: number
  /** The table's name as operations spell it. */
  readonly tableRef: string
  readonly column: Column
  /** As `rowKeysOf` tells them. */
  readonly keys: string
  readonly selected: boolean
  readonly fresh: boolean
  /** Whether the details are shown under the row. */
  readonly open: boolean
  readonly grid: GridActions
}) {
  const { column, grid } = props
  const { applyOps, worker } = useActions()
  const typeDoubt = useCallback((type: string) => worker.typeProblem({ type }), [worker])
  const at = { table: props.tableRef, column: column.name }
  const write = (op: SchemaOpInput): void => void applyOps([op], 'inspector')
  const typeText = column.serial ?? column.type.display
  const isKey = props.keys.includes('primary')
  const isUnique = props.keys.includes('unique')
  const isForeign = props.keys.includes('foreign')
  const source = column.identity ? `identity ${column.identity.mode}` : `= ${column.generated?.expression}`
  const problemOf = (name: string): string | null => nameProblem(name, grid.otherNames(column.name))

  const keys =
    (cell: number) =>
    (event: KeyboardEvent<HTMLElement>): void => {
      const typed = event.target instanceof HTMLInputElement ? event.target.value : ''
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
        event.preventDefault()
        // What was typed is written first: the column has that name by then.
        grid.enter(cell === 0 && problemOf(typed) === null ? typed : column.name)
      }
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
      // While a type is typed, the arrows choose among those offered.
      if (cell === 1 && typed !== typeText) return
      event.preventDefault()
      const by = event.key === 'ArrowUp' ? -1 : 1
      if (event.altKey) grid.move(column.name, by)
      else grid.arrow(column.name, by, cell)
    }

  return (
    <>
      <tr
        data-column={column.name}
        className={props.selected ? 'bg-accent-soft' : 'hover:bg-surface-sunken'}
        title={column.comment ?? undefined}
      >
        <td>
          <EditableText
            label={`Name of column ${column.name}`}
            value={column.name}
            autoFocus={props.fresh}
            validate={problemOf}
            onCommit={(to) => write({ op: 'column.rename', ...at, to })}
            onKeyDown={keys(0)}
            className={isKey ? 'font-semibold' : ''}
          />
        </td>
        <td>
          <EditableText
            mono
            label={`Type of column ${column.name}`}
            value={typeText}
            list={typeListId}
            validate={fragmentProblem}
            doubt={typeDoubt}
            onCommit={(type) => write({ op: 'column.setType', ...at, type })}
            onKeyDown={keys(1)}
          />
        </td>
        <td className="text-center align-middle leading-none">
          <input
            type="checkbox"
            aria-label={`${column.name} may be null`}
            checked={column.nullable}
            disabled={isKey || column.identity !== null}
            onChange={(event) => write({ op: 'column.setNullable', ...at, nullable: event.target.checked })}
            onKeyDown={keys(2)}
          />
        </td>
        <td>
          {column.identity || column.generated ? (
            <span className="block truncate px-1.5 font-mono text-[11px] text-ink-faint" title={source}>
              {source}
            </span>
          ) : (
            <EditableText
              mono
              label={`Default of column ${column.name}`}
              value={column.serial ? '' : (column.default ?? '')}
              placeholder={column.serial ? 'sequence' : undefined}
              validate={(sql) => (sql === '' ? null : fragmentProblem(sql))}
              onCommit={(sql) => write({ op: 'column.setDefault', ...at, default: sql === '' ? null : sql })}
              onKeyDown={keys(3)}
            />
          )}
        </td>
        <td className="whitespace-nowrap text-right">
          {isKey && <KeyRound size={12} aria-label="primary key" className="inline text-warn" />}
          {isForeign && <Link2 size={12} aria-label="foreign key" className="inline text-info" />}
          {isUnique && <Fingerprint size={12} aria-label="unique" className="inline text-good" />}
          <IconButton
            label={`More about column ${column.name}`}
            aria-expanded={props.open}
            onClick={() => grid.toggle(props.rowKey, props.open)}
            className="w-5"
          >
            <ChevronRight size={13} className={props.open ? 'rotate-90' : ''} />
          </IconButton>
        </td>
      </tr>
      {props.open && (
        <tr>
          <td colSpan={5}>
            <ColumnDetails
              tableRef={at.table}
              column={column}
              write={(ops) => void applyOps(ops, 'inspector')}
              onMove={(by) => grid.move(column.name, by)}
            />
          </td>
        </tr>
      )}
    </>
  )
})
