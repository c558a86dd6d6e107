import { useState } from 'react'
import { toast } from 'sonner'
import { useActions, useWorkbench } from '../state/use-workbench'

/** The project's name; a click edits it in place. */
export function ProjectName() {
  const name = useWorkbench((state) => state.projectName)
  const { rename } = useActions()
  const [draft, setDraft] = useState<string | null>(null)

  const commit = (): void => {
    const next = draft?.trim()
    setDraft(null)
    if (!next || next === name) return
    rename(next).catch((error: Error) => toast.error(`The project was not renamed: ${error.message}`))
  }
  if (draft === null) {
    return (
      <button
        type="button"
        title="Rename the project"
        onClick={() => setDraft(name)}
        className="min-w-16 max-w-64 truncate rounded border border-transparent px-1.5 py-0.5 font-medium text-[14px] hover:border-line-strong"
      >
        {name}
      </button>
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
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setDraft(null)
      }}
      className="w-56 rounded border border-accent bg-surface px-1.5 py-0.5 font-medium text-[14px]"
    />
  )
}
