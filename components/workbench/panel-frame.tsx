import { PanelLeftClose } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'
import { PanelBoundary } from '../ui/panel-boundary'

/** A panel with its title and the button that hides it. */
export function PanelFrame(props: {
  readonly title: string
  readonly shortcut: string
  readonly onHide: () => void
  readonly children: ReactNode
}) {
  return (
    <section aria-label={props.title} className="flex h-full min-h-0 flex-col bg-surface">
      <header className="flex h-7 shrink-0 items-center gap-2 border-line border-b pr-1 pl-3">
        <h2 className="grow font-semibold text-[11px] text-ink-muted uppercase tracking-wide">
          {props.title}
        </h2>
        <IconButton label={`Hide ${props.title} (${props.shortcut})`} onClick={props.onHide}>
          <PanelLeftClose size={14} />
        </IconButton>
      </header>
      <div className="min-h-0 grow">
        <PanelBoundary name={props.title}>{props.children}</PanelBoundary>
      </div>
    </section>
  )
}
