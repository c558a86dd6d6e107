import { memo } from 'react'
import { type ColumnMarkers, shortType } from '@/lib/layout'
import type { Column } from '@/lib/schema'
import type { DifferenceMark } from '@/lib/worker'

/** One column of a table: key mark, name, type, and the flags N(ot null), U(nique), I(ndexed). */
export const ColumnRow = memo(function ColumnRow(props: ColumnRowProps) {
  const { column, markers } = props
  const key = markers?.primaryKey ? 'primary' : markers?.foreignKey ? 'foreign' : undefined
  return (
    <div
      className="node-row"
      data-column={column.name}
      data-key={key}
      data-mark={props.mark}
      data-selected={props.selected || undefined}
      data-target={props.target || undefined}
      title={`${markWords(props.mark)}${columnTitle(column, markers)}`}
    >
      <span
        className="row-mark nodrag cursor-row-resize self-stretch"
        title={`Drag to move ${column.name} up or down`}
      />
      <span className="row-name">{column.name}</span>
      <span className="row-type">{shortType(column.type.display)}</span>
      <span className="row-flags">{flags(markers)}</span>
    </div>
  )
}, looksAlike)

function markWords(mark: DifferenceMark | undefined): string {
  if (mark === 'before') return 'before: '
  return mark === 'moved' ? 'moved between tables: ' : ''
}

interface ColumnRowProps {
  readonly column: Column
  readonly markers: ColumnMarkers | undefined
  readonly mark: DifferenceMark | undefined
  readonly selected: boolean
  /** Whether a line that is being drawn would end here. */
  readonly target: boolean
}

/** Markers are worked out anew for the whole table; they mean the same where they say the same. */
function looksAlike(before: ColumnRowProps, next: ColumnRowProps): boolean {
  const [a, b] = [before.markers, next.markers]
  return (
    before.column === next.column &&
    before.mark === next.mark &&
    before.selected === next.selected &&
    before.target === next.target &&
    a?.primaryKey === b?.primaryKey &&
    a?.foreignKey === b?.foreignKey &&
    a?.unique === b?.unique &&
    a?.indexed === b?.indexed &&
    a?.notNull === b?.notNull
  )
}

/** A row that has a name only: an output column of a view, a value of an enum. */
export const NameRow = memo(function NameRow(props: {
  readonly name: string
  readonly mark?: DifferenceMark | undefined
}) {
  const { name, mark } = props
  return (
    <div
      className="node-row"
      data-column={name}
      data-mark={mark}
      title={mark === 'before' ? `before: ${name}` : name}
    >
      <span className="row-mark" />
      <span className="row-name">{name}</span>
    </div>
  )
})

function flags(markers: ColumnMarkers | undefined): string {
  if (!markers) return ''
  const unique = markers.unique && !markers.primaryKey
  return `${markers.notNull ? 'N' : ''}${unique ? 'U' : ''}${markers.indexed ? 'I' : ''}`
}

function columnTitle(column: Column, markers: ColumnMarkers | undefined): string {
  const facts = [`${column.name} ${column.type.display}`]
  if (markers?.primaryKey) facts.push('primary key')
  if (markers?.foreignKey) facts.push('foreign key')
  if (markers?.unique && !markers.primaryKey) facts.push('unique')
  if (markers?.indexed) facts.push('indexed')
  facts.push(column.nullable ? 'nullable' : 'not null')
  if (column.generated) facts.push(`generated as ${column.generated.expression}`)
  else if (column.identity) facts.push(`identity ${column.identity.mode}`)
  else if (column.default !== null) facts.push(`default ${column.default}`)
  const text = facts.join(' · ')
  return column.comment ? `${text}\n${column.comment}` : text
}
