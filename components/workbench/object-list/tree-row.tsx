import {
  Braces,
  ChevronDown,
  ChevronRight,
  Eye,
  FileCode,
  Hash,
  Layers,
  List,
  type LucideIcon,
  Puzzle,
  Shapes,
  SquareFunction,
  Table2,
} from 'lucide-react'
import { memo } from 'react'
import type { GroupRow, ItemKind, ObjectRow, Row } from './rows'
import { rowHeight } from './use-window'

const icons: Record<ItemKind, LucideIcon> = {
  table: Table2,
  view: Eye,
  materialized: Layers,
  enum: List,
  type: Shapes,
  sequence: Hash,
  routine: SquareFunction,
  extension: Puzzle,
  other: FileCode,
}

interface TreeRowProps {
  readonly id: string
  readonly row: Row
  readonly index: number
  /** Which of how many it is among the lines of its level. */
  readonly position: number
  readonly setSize: number
  readonly active: boolean
  readonly selected: boolean
  readonly stale: boolean
  readonly onChoose: (row: Row, index: number, adding: 'replace' | 'add') => void
}

/** One line of the tree. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, active, selected } = props
  const ring = active
    ? 'group-focus-visible/tree:outline-2 group-focus-visible/tree:outline-accent -outline-offset-2'
    : ''
  const look = selected ? 'bg-accent-soft' : 'hover:bg-surface-sunken'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys
    <div
      id={props.id}
      role="treeitem"
      aria-level={row.kind === 'group' ? 1 : 2}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      aria-expanded={row.kind === 'group' ? row.open : undefined}
      aria-selected={selected}
      onClick={(event) =>
        props.onChoose(row, props.index, event.ctrlKey || event.metaKey ? 'add' : 'replace')
      }
      style={{ position: 'absolute', top: props.index * rowHeight, height: rowHeight, left: 0, right: 0 }}
      className={`flex cursor-default select-none items-center gap-1.5 pr-2 ${row.kind === 'group' ? 'pl-1.5' : 'pl-6'} ${look} ${ring}`}
    >
      {row.kind === 'group' ? <GroupContent row={row} /> : <ObjectContent row={row} stale={props.stale} />}
    </div>
  )
})

function GroupContent({ row }: { readonly row: GroupRow }) {
  const Chevron = row.open ? ChevronDown : ChevronRight
  return (
    <>
      <Chevron size={13} aria-hidden className="shrink-0 text-ink-faint" />
      {row.key.startsWith('schema:') && <Braces size={13} aria-hidden className="shrink-0 text-ink-faint" />}
      <span className="truncate font-semibold">{row.label}</span>
      <span className="text-[11px] text-ink-faint tabular-nums">{row.count}</span>
    </>
  )
}

function ObjectContent(props: { readonly row: ObjectRow; readonly stale: boolean }) {
  const { item } = props.row
  const Icon = icons[item.kind]
  return (
    <>
      <Icon size={13} aria-hidden className="shrink-0 text-ink-faint" />
      <span className={`truncate ${props.stale ? 'text-warn italic' : ''}`}>{item.name}</span>
      {props.stale && <span className="sr-only">as last read; its statement is broken</span>}
      <span className="ml-auto max-w-[45%] shrink-0 truncate text-[11px] text-ink-faint tabular-nums">
        {item.detail}
      </span>
    </>
  )
}
