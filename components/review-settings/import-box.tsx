import { type ReactNode, useId, useState } from 'react'
import { bytesWords } from '@/lib/text'
import { Button } from '../ui/button'
import { droppedTexts } from './dropped-texts'

/** Takes texts in, pasted or dropped, and lists those that are there. */
export function ImportBox(props: {
  /** What is brought: "Statistics", "Queries". */
  readonly what: string
  readonly label: string
  readonly placeholder: string
  readonly texts: readonly string[]
  readonly onAdd: (texts: readonly string[]) => void
  readonly onRemove: (at: number) => void
  /** What was made of the texts. */
  readonly children: ReactNode
}) {
  const [draft, setDraft] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const add = (texts: readonly string[]): void => {
    const full = texts.filter((text) => text.trim() !== '')
    if (full.length === 0) return
    setProblem(null)
    setDraft('')
    props.onAdd(full)
  }
  return (
    <fieldset
      className="space-y-2"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void droppedTexts(event, setProblem).then(add)}
    >
      <legend className="sr-only">{props.what}</legend>
      <label htmlFor={id} className="text-ink-muted">
        {props.label}
      </label>
      <textarea
        id={id}
        value={draft}
        rows={5}
        spellCheck={false}
        placeholder={props.placeholder}
        onChange={(event) => setDraft(event.target.value)}
        className="w-full rounded border border-line-strong bg-surface p-1.5 font-mono text-[11px]"
      />
      <Button variant="solid" disabled={draft.trim() === ''} onClick={() => add([draft])}>
        Take it in
      </Button>
      {problem !== null && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      {props.texts.length > 0 && (
        <ul aria-label={`${props.what} taken in`} className="rounded border border-line">
          {props.texts.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts may be alike, and only go
            <li key={at} className="flex items-center gap-2 border-line border-b px-2 py-1 last:border-b-0">
              <code className="min-w-0 grow truncate font-mono text-[11px]">{firstLine(text)}</code>
              <span className="shrink-0 text-[12px] text-ink-muted">{bytesWords(text.length)}</span>
              <Button variant="ghost" onClick={() => props.onRemove(at)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {props.children}
    </fieldset>
  )
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.slice(0, 200) ?? ''
}
