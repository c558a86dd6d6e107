import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'

export interface EditableTextProps {
  readonly value: string
  /** Names the field for screen readers. */
  readonly label: string
  readonly placeholder?: string
  /** Called when the text was changed and is valid, on Enter or on leaving the field. */
  readonly onCommit: (value: string) => void
  /** Why the text cannot be taken; null when it can. Asked on each keystroke. */
  readonly validate?: (value: string) => string | null
  /** What speaks against a text that can be taken; null when nothing does. Asked when typing pauses. */
  readonly doubt?: (value: string) => Promise<string | null>
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly list?: string
  readonly mono?: boolean
  readonly className?: string
  readonly autoFocus?: boolean
}

/** A text field that commits on Enter or blur, takes back on Escape, and says what is wrong as one types. */
export function EditableText(props: EditableTextProps) {
  const { value, validate, doubt, onCommit } = props
  const [draft, setDraft] = useState(value)
  const noteId = useId()
  /** What was handed over and has not become the value: handed over once, then given up. */
  const sent = useRef<string | null>(null)
  useEffect(() => {
    setDraft(value)
    sent.current = null
  }, [value])
  const error = draft === value ? null : (validate?.(draft) ?? null)
  const doubted = useDoubt(draft === value || error ? null : draft, doubt)

  const commit = (): void => {
    if (draft === value) return
    if (error || draft === sent.current) setDraft(value)
    else {
      sent.current = draft
      onCommit(draft)
    }
  }
  return (
    <span className={`relative block min-w-0 ${props.className ?? ''}`}>
      <input
        value={draft}
        title={draft === '' ? undefined : draft}
        aria-label={props.label}
        aria-invalid={error !== null}
        aria-describedby={error || doubted ? noteId : undefined}
        placeholder={props.placeholder}
        list={props.list}
        // biome-ignore lint/a11y/noAutofocus: a row that the user just added is where typing goes on
        autoFocus={props.autoFocus}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(value)
          if (event.key === 'Enter') commit()
          props.onKeyDown?.(event)
        }}
        className={`w-full truncate rounded border bg-transparent px-1.5 py-0.5 hover:border-line-strong focus:border-accent focus:bg-surface ${props.mono ? 'font-mono text-[12px]' : ''} ${error ? 'border-danger' : doubted ? 'border-warn' : 'border-transparent'}`}
      />
      {(error ?? doubted) && (
        <span
          id={noteId}
          role={error ? 'alert' : 'status'}
          className={`absolute top-full left-0 z-20 mt-0.5 rounded px-1.5 py-0.5 text-[11px] shadow-raised ${error ? 'bg-danger-soft text-danger' : 'bg-warn-soft text-warn'}`}
        >
          {error ?? doubted}
        </span>
      )}
    </span>
  )
}

/** What speaks against the text; null while that is not known, and for no text. */
function useDoubt(text: string | null, ask: EditableTextProps['doubt']): string | null {
  const [known, setKnown] = useState<{ readonly of: string; readonly doubt: string | null } | null>(null)
  useEffect(() => {
    if (text === null || !ask) return
    let wanted = true
    const timer = setTimeout(() => {
      ask(text).then(
        (doubt) => wanted && setKnown({ of: text, doubt }),
        () => undefined,
      )
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text, ask])
  return text !== null && known?.of === text ? known.doubt : null
}

/** Milliseconds without a keystroke after which a text is doubted. */
const pause = 200
