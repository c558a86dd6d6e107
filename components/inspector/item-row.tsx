import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'
import { EditableText } from '../ui/editable-text'

/** A named thing of a table (constraint, index, policy): its name editable, its gist in words, and a way to drop it. */
export function ItemRow(props: {
  readonly name: string
  readonly kind: string
  readonly validate: (name: string) => string | null
  readonly onRename: ((name: string) => void) | null
  readonly onDrop: () => void
  readonly children: ReactNode
}) {
  return (
    <li className="group rounded px-1.5 py-1 hover:bg-surface-sunken">
      <div className="flex items-center gap-1">
        {props.onRename ? (
          <EditableText
            className="-ml-1.5 grow"
            label={`Name of ${props.kind} ${props.name}`}
            value={props.name}
            validate={props.validate}
            onCommit={props.onRename}
          />
        ) : (
          <span className="grow truncate">{props.name}</span>
        )}
        <IconButton label={`Drop ${props.kind} ${props.name}`} onClick={props.onDrop}>
          <Trash2 size={13} />
        </IconButton>
      </div>
      <div className="break-words text-[12px] text-ink-muted">{props.children}</div>
    </li>
  )
}
