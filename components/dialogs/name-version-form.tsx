import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '../ui/button'

/** Gives the text as it stands a name to come back to. */
export function NameVersionForm({ onName }: { readonly onName: (name: string) => Promise<void> }) {
  const [name, setName] = useState('')
  const submit = async (): Promise<void> => {
    try {
      await onName(name.trim())
      setName('')
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The version could not be saved')
    }
  }
  return (
    <form
      className="flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) void submit()
      }}
    >
      <input
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
        aria-label="Name for a new version"
        placeholder="Name this version"
        className="min-w-0 grow rounded border border-line bg-surface px-1.5 py-0.5"
      />
      <Button type="submit" disabled={!name.trim()}>
        Save
      </Button>
    </form>
  )
}
