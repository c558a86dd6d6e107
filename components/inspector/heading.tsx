import type { ReactNode } from 'react'
import { EditableText, type EditableTextProps } from '../ui/editable-text'

/** The object's kind, name and comment at the top of the inspector. */
export function Heading(props: {
  readonly kind: string
  readonly schemaName: string
  readonly name: Pick<EditableTextProps, 'value' | 'onCommit' | 'validate'>
  readonly comment: {
    readonly value: string | null
    readonly onCommit: (comment: string | null) => void
  } | null
  readonly children?: ReactNode
}) {
  return (
    <header className="space-y-1 px-3 pt-3 pb-2.5">
      <p className="text-[11px] text-ink-faint uppercase tracking-wide">
        {props.kind} {props.schemaName && <span className="normal-case">in {props.schemaName}</span>}
      </p>
      <EditableText
        label={`Name of the ${props.kind}`}
        className="-ml-1.5 font-semibold text-[15px]"
        {...props.name}
      />
      {props.comment && (
        <EditableText
          label="Comment"
          placeholder="Add a comment"
          className="-ml-1.5 text-ink-muted"
          value={props.comment.value ?? ''}
          onCommit={(text) => props.comment?.onCommit(text === '' ? null : text)}
        />
      )}
      {props.children}
    </header>
  )
}
