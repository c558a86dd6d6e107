import { Modal } from '../ui/modal'
import { otherKeys, shortcuts } from './shortcuts'

/** Every key of the workbench. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const groups = [
    { title: 'Workbench', keys: shortcuts.map(({ keys, label }) => [keys, label] as const) },
    ...otherKeys,
  ]
  return (
    <Modal
      open={open}
      title="Keyboard"
      description="On a Mac, Command stands for Ctrl."
      width="max-w-3xl"
      onClose={onClose}
    >
      <div className="gap-6 sm:columns-2">
        {groups.map(({ title, keys }) => (
          <section key={title} className="mb-6 break-inside-avoid-column">
            <h3 className="mb-1 font-semibold text-ink-muted">{title}</h3>
            <dl className="divide-y divide-line">
              {keys.map(([binding, label]) => (
                <div key={binding} className="flex items-baseline gap-3 py-1">
                  <dt className="grow">{label}</dt>
                  <dd className="flex flex-wrap justify-end gap-1">
                    {binding.split(', ').map((key) => (
                      <kbd
                        key={key}
                        className="rounded border border-line-strong bg-surface-sunken px-1.5 font-sans text-[11px]"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
