import { useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useActions, useWorkbench } from '../state/use-workbench'

/** The project's name; a click edits it in place. */
export function ProjectName() {
  const name = useWorkbench((state) => state.projectName)
  const { rename } = useActions()
  const [draft, setDraft] = useState<string | null>(null)

  const button = useRef<HTMLButtonElement>(null)
  /** Ended by a key, the focus goes back to where it came from. */
  const endedByKey = useRef(false)
  useEffect(() => {
    if (draft !== null || !endedByKey.current) return
    endedByKey.current = false
    button.current?.focus()
  }, [draft])

  const commit = (): void => {
    const next = draft?.trim()
    setDraft(null)
    if (!next || next === name) return
    rename(next).catch((error: Error) => toast.error(`The project was not renamed: ${error.message}`))
  }
  if (draft === null) {
    return (
      <h1 className="min-w-16">
        <button
          ref={button}
          type="button"
          title="Rename the project"
          onClick={() => setDraft(name)}
          className="max-w-64 truncate rounded border border-transparent px-1.5 py-0.5 align-middle font-medium text-[14px] hover:border-line-strong"
        >
          {name}
        </button>
      </h1>
    )
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the user has just asked to type here
      autoFocus
      value={draft}
      maxLength={200}
      aria-label="Name of the project"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        endedByKey.current = true
        if (event.key === 'Enter') commit()
        else setDraft(null)
      }}
      className="w-56 rounded border border-accent bg-surface px-1.5 py-0.5 font-medium text-[14px]"
    />
  )
}
