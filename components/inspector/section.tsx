import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'

/** What is out of sight is not painted: a large table has hundreds of fields. Notes beside a field may stand out. */
const paintedInSight =
  '[contain-intrinsic-size:auto_26px] [content-visibility:auto] focus-within:[content-visibility:visible]'

/** A titled part of the inspector with a count and, where things can be added, a button to do so. */
export function Section(props: {
  readonly title: string
  readonly count?: number
  readonly add?: { readonly label: string; readonly onAdd: () => void }
  readonly children: ReactNode
}) {
  return (
    <section aria-label={props.title} className={`border-line border-t px-3 py-2.5 ${paintedInSight}`}>
      <header className="mb-1 flex items-center gap-2">
        <h3 className="font-semibold text-[12px]">{props.title}</h3>
        {props.count !== undefined && <span className="text-[11px] text-ink-faint">{props.count}</span>}
        <span className="grow" />
        {props.add && (
          <IconButton label={props.add.label} onClick={props.add.onAdd}>
            <Plus size={14} />
          </IconButton>
        )}
      </header>
      {props.children}
    </section>
  )
}

/** What is said where a list has nothing in it. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="text-[12px] text-ink-faint">{children}</p>
}
