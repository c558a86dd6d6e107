import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from './button'
import { returnFocus } from './return-focus'

/** A modal dialog with a title, closed by Escape, the cross or a click outside. */
export function Modal(props: {
  readonly open: boolean
  readonly title: string
  readonly description?: string
  /** Tailwind width, e.g. `max-w-2xl`. */
  readonly width?: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={props.description ? undefined : ''}
          onCloseAutoFocus={returnFocus}
          className={`-translate-x-1/2 -translate-y-1/2 fixed top-1/2 left-1/2 z-50 flex max-h-[86vh] w-[92vw] flex-col rounded-xl border border-line bg-surface-raised shadow-raised ${props.width ?? 'max-w-lg'}`}
        >
          <header className="flex items-start gap-3 border-line border-b px-4 py-3">
            <div className="grow">
              <Dialog.Title className="font-semibold text-[15px]">{props.title}</Dialog.Title>
              {props.description && (
                <Dialog.Description className="text-ink-muted">{props.description}</Dialog.Description>
              )}
            </div>
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X size={15} />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="min-h-0 grow overflow-auto p-4">{props.children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
