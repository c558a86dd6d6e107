'use client'

import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type NewProject, sizeProblem, utf8Bytes } from '@/lib/store'

interface Props {
  /** What was pasted already. */
  readonly pasted: string
  readonly busy: boolean
  readonly onCreate: (input: NewProject) => Promise<boolean>
  readonly onBack: () => void
}

/** A place for pasted SQL. */
export function PasteForm({ pasted, busy, onCreate, onBack }: Props) {
  const [name, setName] = useState('Pasted schema')
  const [text, setText] = useState(pasted)
  const problem = sizeProblem('This', utf8Bytes(text))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onCreate({ name: name.trim(), text })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <label className="flex flex-col gap-1 font-medium">
        Name
        <input
          value={name}
          required
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          className="rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-normal text-[14px]"
        />
      </label>
      <label className="flex flex-col gap-1 font-medium">
        SQL
        <textarea
          value={text}
          // biome-ignore lint/a11y/noAutofocus: the form is there for this field
          autoFocus
          rows={14}
          spellCheck={false}
          placeholder={'CREATE TABLE customer (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  …'}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={problem !== null}
          aria-describedby="paste-note"
          className="resize-y rounded-md border border-line-strong bg-surface px-2.5 py-2 font-mono font-normal text-[12px] leading-relaxed"
        />
      </label>
      <p
        id="paste-note"
        role={problem ? 'alert' : undefined}
        className={problem ? 'text-danger' : 'text-ink-muted'}
      >
        {problem ?? 'Comments, functions and whatever else is in it stay as they are.'}
      </p>
      <div className="flex justify-between gap-2">
        <Button variant="ghost" onClick={onBack}>
          <ArrowLeft size={14} aria-hidden="true" /> Back
        </Button>
        <Button
          type="submit"
          variant="solid"
          disabled={busy || problem !== null || text.trim() === '' || name.trim() === ''}
        >
          {busy ? 'Opening…' : 'Make the diagram'}
        </Button>
      </div>
    </form>
  )
}
