import { Search } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId } from '@/lib/schema'
import { useActions, useWorkbench, useWorkbenchLater } from '../../state/use-workbench'
import { useShell } from '../shell-state'
import { groupObjects, placesInSets, type Row, visibleRows } from './rows'
import { TreeRow } from './tree-row'
import { useTreeKeys } from './use-tree-keys'
import { rowHeight, scrollToRow, useWindow } from './use-window'

const treeId = 'object-tree'

/** Every object of the schema as a tree that can be searched and walked with the keyboard. */
export function ObjectList() {
  const schema = useWorkbenchLater((state) => state.schema)
  const stale = useWorkbenchLater((state) => state.stale)
  const selection = useWorkbench((state) => state.selection)
  const { select } = useActions()
  const setNarrowView = useShell((state) => state.setNarrowView)
  const [filter, setFilter] = useState('')
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)

  const groups = useMemo(() => groupObjects(schema), [schema])
  const deferredFilter = useDeferredValue(filter)
  const rows = useMemo(() => visibleRows(groups, deferredFilter, toggled), [groups, deferredFilter, toggled])
  const places = useMemo(() => placesInSets(rows), [rows])
  const { from, to } = useWindow(scroller, rows.length)
  const selected = useMemo(() => new Set<EntityId>(selection), [selection])

  const toggle = (key: string): void =>
    setToggled((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    if (scroller.current) scrollToRow(scroller.current, next)
  }
  const choose = (row: Row, adding: 'replace' | 'add'): void => {
    if (row.kind === 'group') {
      toggle(row.key)
      // The heading of a schema that the text declares stands for the schema itself.
      if (row.id !== null) select([row.id], 'inspector')
      return
    }
    setNarrowView('canvas')
    select(adding === 'add' ? [...selection, row.id] : [row.id], 'inspector')
  }
  const onKeyDown = useTreeKeys({ rows, active, moveTo, toggle, choose })
  // One function for good, so that rows which stay alike are not rendered again.
  const latestChoose = useRef(choose)
  useEffect(() => {
    latestChoose.current = choose
  })
  const onChoose = useCallback((row: Row, index: number, adding: 'replace' | 'add') => {
    setActive(index)
    latestChoose.current(row, adding)
  }, [])

  // What is selected elsewhere comes into view here, once.
  const last = useWorkbenchLater((state) => state.selection.at(-1))
  const followed = useRef<EntityId | undefined>(undefined)
  useEffect(() => {
    if (last === followed.current) return
    followed.current = last
    const index = rows.findIndex((row) => row.key === last)
    if (index >= 0 && scroller.current) {
      setActive(index)
      scrollToRow(scroller.current, index)
    }
  }, [last, rows])

  const activeRow = rows[Math.min(active, rows.length - 1)]
  return (
    <div className="flex h-full min-h-0 flex-col">
      <label className="relative m-1.5 block shrink-0">
        <Search size={13} aria-hidden className="absolute top-1.5 left-2 text-ink-faint" />
        <input
          type="search"
          value={filter}
          aria-label="Filter the objects"
          aria-controls={treeId}
          placeholder="Filter objects"
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            moveTo(rows.findIndex((row) => row.kind === 'object'))
            scroller.current?.focus()
          }}
          className="w-full rounded border border-line bg-surface py-0.5 pr-2 pl-7"
        />
      </label>
      {rows.length === 0 ? (
        <p className="px-3 py-2 text-ink-muted">
          {filter === ''
            ? 'No objects yet. Type or paste DDL, or draw a table.'
            : `Nothing is named like “${filter}”.`}
        </p>
      ) : (
        <div
          ref={scroller}
          id={treeId}
          role="tree"
          tabIndex={0}
          aria-label="Objects"
          aria-multiselectable
          aria-activedescendant={activeRow ? rowId(activeRow) : undefined}
          onKeyDown={onKeyDown}
          className="group/tree min-h-0 grow overflow-auto"
        >
          <div role="none" style={{ height: rows.length * rowHeight, position: 'relative' }}>
            {rows.slice(from, to).map((row, index) => (
              <TreeRow
                key={row.key}
                id={rowId(row)}
                row={row}
                index={from + index}
                position={places[from + index]?.position ?? 1}
                setSize={places[from + index]?.size ?? 1}
                active={row === activeRow}
                selected={row.id !== null && selected.has(row.id)}
                stale={row.kind === 'object' && stale.has(row.id)}
                onChoose={onChoose}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function rowId(row: Row): string {
  return `object-row-${encodeURIComponent(row.key)}`
}
