import { Code } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { EntityId, SchemaOpInput } from '@/lib/schema'
import { useWorkbench } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { EditableText } from '../ui/editable-text'
import { DropButton } from './drop-button'
import { useGoToDefinition } from './use-go-to-definition'

/**
 * A named thing of a table (constraint, index, trigger, policy): its name and comment editable, its gist in
 * words, the way to its text, and a way to drop it. It comes into view when it is what is selected.
 */
export function ItemRow(props: {
  readonly id: EntityId
  readonly name: string
  readonly kind: string
  readonly validate: (name: string) => string | null
  readonly onRename: ((name: string) => void) | null
  /** The comment, and what writes another one: shown where there is one or the row is selected. */
  readonly comment: string | null
  readonly onComment: ((comment: string | null) => void) | null
  readonly drop: readonly SchemaOpInput[]
  readonly children: ReactNode
}) {
  const { id, name, kind, comment, onComment } = props
  const selected = useWorkbench((state) => state.selection.at(-1) === id)
  const goToDefinition = useGoToDefinition()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <li
      ref={row}
      className={`group rounded px-1.5 py-1 ${selected ? 'bg-accent-soft' : 'hover:bg-surface-sunken'}`}
    >
      <div className="flex items-center">
        {props.onRename ? (
          <EditableText
            className="-ml-1.5 grow"
            label={`Name of ${kind} ${name}`}
            value={name}
            validate={props.validate}
            onCommit={props.onRename}
          />
        ) : (
          <span className="grow truncate" title={name}>
            {name}
          </span>
        )}
        <IconButton label={`Go to the definition of ${kind} ${name}`} onClick={() => goToDefinition(id)}>
          <Code size={13} />
        </IconButton>
        <DropButton what={`${kind} ${name}`} ops={props.drop} />
      </div>
      <div className="break-words text-[12px] text-ink-muted">{props.children}</div>
      {onComment
        ? (comment !== null || selected) && (
            <EditableText
              className="-ml-1.5 text-[12px] text-ink-muted italic"
              label={`Comment of ${kind} ${name}`}
              placeholder="Add a comment"
              value={comment ?? ''}
              onCommit={(text) => onComment(text === '' ? null : text)}
            />
          )
        : comment !== null && <p className="text-[12px] text-ink-muted italic">{comment}</p>}
    </li>
  )
}
