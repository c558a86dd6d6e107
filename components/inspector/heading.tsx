import { Code } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EntityId, SchemaOpInput } from '@/lib/schema'
import { useActions } from '../state/use-workbench'
import { IconButton } from '../ui/button'
import { EditableText, type EditableTextProps } from '../ui/editable-text'
import { DropButton } from './drop-button'
import { useGoToDefinition } from './use-go-to-definition'

/** The object's kind, name and comment at the top of the inspector, the way to its text, and a way to drop it. */
export function Heading(props: {
  readonly id: EntityId
  readonly kind: string
  readonly schemaName: string
  /** The name as a field; as plain words where no operation renames. */
  readonly name: Pick<EditableTextProps, 'value' | 'onCommit' | 'validate'> | string
  readonly comment: {
    readonly value: string | null
    readonly onCommit: (comment: string | null) => void
  } | null
  /** What drops the object; null where nothing does. */
  readonly drop: readonly SchemaOpInput[] | null
  readonly children?: ReactNode
}) {
  const { select } = useActions()
  const goToDefinition = useGoToDefinition()
  const { id, name, comment } = props
  const plainName = typeof name === 'string' ? name : name.value
  return (
    <header className="space-y-1 px-3 pt-2 pb-2.5">
      <div className="flex items-center">
        <p className="min-w-0 grow truncate text-[11px] text-ink-faint uppercase tracking-wide">
          {props.kind} {props.schemaName && <span className="normal-case">in {props.schemaName}</span>}
        </p>
        <IconButton label="Go to definition" onClick={() => goToDefinition(id)}>
          <Code size={14} />
        </IconButton>
        {props.drop && (
          <DropButton
            what={`${props.kind} ${plainName}`}
            ops={props.drop}
            onDropped={() => select([], 'inspector')}
          />
        )}
      </div>
      {typeof name === 'string' ? (
        <h2 className="break-words font-semibold text-[15px]">{name}</h2>
      ) : (
        <EditableText
          label={`Name of the ${props.kind}`}
          className="-ml-1.5 font-semibold text-[15px]"
          {...name}
        />
      )}
      {comment && (
        <EditableText
          label="Comment"
          placeholder="Add a comment"
          className="-ml-1.5 text-ink-muted"
          value={comment.value ?? ''}
          onCommit={(text) => comment.onCommit(text === '' ? null : text)}
        />
      )}
      {props.children}
    </header>
  )
}
