import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

export const menuClass =
  'z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-52 overflow-y-auto rounded-lg border border-line bg-surface-raised p-1 text-[13px] shadow-raised focus:outline-none'

const itemClass =
  'flex cursor-default items-center gap-6 rounded px-2 py-1 outline-none select-none data-[highlighted]:bg-accent-soft data-[disabled]:text-ink-faint'

/** A line of a menu, with the keys that do the same. */
export function Item(props: {
  readonly label: string
  readonly keys?: string
  readonly danger?: true
  readonly disabled?: boolean
  readonly onSelect: () => void
}) {
  return (
    <DropdownMenu.Item
      disabled={props.disabled}
      className={`${itemClass} ${props.danger ? 'text-danger' : ''}`}
      onSelect={props.onSelect}
    >
      <span className="grow">{props.label}</span>
      {props.keys && <span className="text-[11px] text-ink-faint">{props.keys}</span>}
    </DropdownMenu.Item>
  )
}

export function Rule() {
  return <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />
}

export function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <DropdownMenu.Label className="max-w-64 truncate px-2 pt-1 pb-1.5 font-semibold text-[12px] text-ink-muted">
      {children}
    </DropdownMenu.Label>
  )
}

const colors = [
  'schema-1',
  'schema-2',
  'schema-3',
  'schema-4',
  'schema-5',
  'schema-6',
  'schema-7',
  'schema-8',
]

/** A row of the palette's colours; null gives back the colour of the schema. */
export function Colors({ onPick }: { readonly onPick: (color: string | null) => void }) {
  return (
    <div className="flex items-center gap-1 px-2 py-1">
      {colors.map((color, at) => (
        <DropdownMenu.Item
          key={color}
          aria-label={`Colour ${at + 1}`}
          className="size-4 cursor-default rounded outline-offset-1 data-[highlighted]:outline-2 data-[highlighted]:outline-accent"
          style={{ background: `var(--${color})` }}
          onSelect={() => onPick(color)}
        />
      ))}
      <DropdownMenu.Item
        className="ml-1 cursor-default rounded px-1 text-[11px] text-ink-muted data-[highlighted]:bg-accent-soft"
        onSelect={() => onPick(null)}
      >
        as schema
      </DropdownMenu.Item>
    </div>
  )
}
