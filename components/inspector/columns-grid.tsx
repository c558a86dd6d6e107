import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type EntityId, freeName, joinQualified, type Table } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { ColumnRow, type GridActions, rowKeysOf } from './column-row'
import { Section } from './section'
import { TypeNames } from './type-names'
import { useRowKeys } from './use-row-keys'

/**
 * The table's columns as a grid for the keyboard: Tab goes on, Enter adds a row below, the arrows
 * move between rows, Alt with an arrow moves the row itself.
 */
export function ColumnsGrid({ table, selected }: { readonly table: Table; readonly selected: EntityId }) {
  const { applyOps } = useActions()
  const grid = useRef<HTMLTableElement>(null)
  const [added, setAdded] = useState<string | null>(null)
  const ref = joinQualified(table.schema, table.name)
  const names = table.columns.map((column) => column.name)

  const rowKeys = useRowKeys(names)
  /** The row whose details were asked for; until then those of the selected column. */
  const [opened, setOpened] = useState<number | 'none' | null>(null)

  const addAfter = async (after?: string): Promise<void> => {
    const name = freeName('new_column', after === undefined ? names : [...names, after])
    setAdded(name)
    await applyOps(
      [
        {
          op: 'column.add',
          table: ref,
          column: { name, type: 'text' },
          ...(after !== undefined && { after }),
        },
      ],
      'inspector',
    )
  }
  const focusCell = (row: number, cell: number): void => {
    const rows = grid.current?.querySelectorAll<HTMLElement>('tr[data-column]')
    rows?.[row]?.querySelectorAll<HTMLElement>('input, button')[cell]?.focus()
  }
  const move = (index: number, by: -1 | 1): void => {
    const column = names[index]
    const target = by < 0 ? index - 2 : index + 1
    if (column === undefined || target < -1 || target >= names.length) return
    const after = target < 0 ? null : (names[target] ?? null)
    void applyOps([{ op: 'column.move', table: ref, column, after }], 'inspector')
  }

  // Rows that an edit leaves alone are not rendered again: what they call is always the same object.
  const actions: GridActions = {
    otherNames: (column) => names.filter((name) => name !== column),
    toggle: (key, open) => setOpened(open ? 'none' : key),
    enter: (name) => void addAfter(name),
    arrow: (column, by, cell) => focusCell(names.indexOf(column) + by, cell),
    move: (column, by) => move(names.indexOf(column), by),
  }
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  const stable = useMemo(
    (): GridActions => ({
      otherNames: (column) => latest.current.otherNames(column),
      toggle: (key, open) => latest.current.toggle(key, open),
      enter: (name) => latest.current.enter(name),
      arrow: (column, by, cell) => latest.current.arrow(column, by, cell),
      move: (column, by) => latest.current.move(column, by),
    }),
    [],
  )

  return (
    <Section
      title="Columns"
      count={table.columns.length}
      add={{ label: 'Add a column', onAdd: () => addAfter() }}
    >
      <TypeNames />
      <table ref={grid} className="w-full table-fixed border-collapse">
        <thead className="text-left text-[11px] text-ink-faint">
          <tr>
            <th scope="col" className="w-[31%] px-1.5 font-normal">
              Name
            </th>
            <th scope="col" className="w-[27%] px-1.5 font-normal">
              Type
            </th>
            <th scope="col" className="w-8 text-center font-normal" title="May be null">
              Null
            </th>
            <th scope="col" className="px-1.5 font-normal">
              Default
            </th>
            <th scope="col" className="w-12">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column, index) => {
            const key = rowKeys[index] ?? index
            const open = opened === null ? column.id === selected : opened === key
            return (
              <ColumnRow
                key={key}
                open={open}
                rowKey={key}
                tableRef={ref}
                column={column}
                keys={rowKeysOf(table, column)}
                selected={column.id === selected}
                fresh={column.name === added}
                grid={stable}
              />
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}
