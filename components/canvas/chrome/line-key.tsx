import { Spline } from 'lucide-react'
import { Popover } from 'radix-ui'
import { cardinalitySign, type EdgeEnd } from '@/lib/layout'
import { IconButton } from '../../ui/button'

const right: EdgeEnd = { x: 56, y: 10, side: -1 }

const signs = [
  ['Exactly one', { min: 1, max: 1 }],
  ['None or one', { min: 0, max: 1 }],
  ['Any number', { min: 0, max: 'many' }],
] as const

const strokes = [
  ['Part of the primary key', undefined, 1.7],
  ['Any other foreign key', '7 4', 1.25],
  ['A view reads, a table inherits', '2 4', 1],
] as const

/** A button that says what the lines and the signs at their ends mean. */
export function LineKey() {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton label="What the lines mean">
          <Spline size={14} />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={8}
          aria-label="What the lines mean"
          className="z-50 rounded-lg border border-line bg-surface-raised p-3 text-[12px] shadow-raised focus:outline-none"
        >
          <ul className="grid gap-1">
            {signs.map(([label, cardinality]) => {
              const sign = cardinalitySign(right, cardinality)
              return (
                <Entry key={label} label={label}>
                  <path d="M0 10H56M56 2V18" />
                  <path d={sign.strokes} />
                  {sign.circle !== null && <path d={sign.circle} fill="var(--surface-raised)" />}
                </Entry>
              )
            })}
            {strokes.map(([label, dash, width]) => (
              <Entry key={label} label={label}>
                <path d="M0 10H56" strokeDasharray={dash} strokeWidth={width} />
              </Entry>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Entry(props: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-3">
      <svg
        width={58}
        height={20}
        aria-hidden="true"
        fill="none"
        stroke="var(--ink-muted)"
        strokeWidth={1.3}
        strokeLinejoin="round"
      >
        {props.children}
      </svg>
      {props.label}
    </li>
  )
}
