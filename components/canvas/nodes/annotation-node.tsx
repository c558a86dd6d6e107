import type { Node, NodeProps } from '@xyflow/react'
import { type CSSProperties, memo } from 'react'
import type { Annotation } from '@/lib/layout'
import { useActions, useWorkbenchState } from '../../state/use-workbench'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { useAnnotationResize } from '../input/use-annotation-resize'
import { withAnnotation } from '../model/annotations'

export type AnnotationFlowNode = Node<{ readonly annotation: Annotation }, 'annotation'>

/** A note or an area: double-click writes in it, its corner resizes it. */
export const AnnotationNode = memo(function AnnotationNode({
  data,
  selected,
}: NodeProps<AnnotationFlowNode>) {
  const { annotation } = data
  const { id, kind, text } = annotation
  const { setLayout } = useActions()
  const state = useWorkbenchState()
  const store = useCanvasStore()
  const editing = useCanvas((canvas) => canvas.annotation === `edit ${id}`)
  const change = (part: Partial<Annotation>): void => {
    const { layout } = state()
    setLayout(withAnnotation(layout, { ...annotation, ...part }))
  }
  const resize = useAnnotationResize(annotation, change)
  const commit = (next: string): void => {
    store.setState({ annotation: id })
    if (next !== text) change({ text: next })
  }
  return (
    <div
      className="annotation"
      data-kind={kind}
      data-selected={selected || undefined}
      style={{ '--node-color': `var(--${annotation.color || 'schema-8'})`, ...resize.size } as CSSProperties}
    >
      {editing ? (
        <textarea
          className="nodrag nowheel nopan absolute inset-0 size-full resize-none rounded-[10px] bg-surface p-3 outline-2 outline-accent"
          defaultValue={text}
          aria-label={kind === 'note' ? 'Text of the note' : 'Name of the area'}
          // biome-ignore lint/a11y/noAutofocus: the user asked to write here
          autoFocus
          onBlur={(event) => commit(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation()
            // The name of an area is one line, a note may have many.
            const isDone = event.key === 'Enter' && (kind === 'area' || event.ctrlKey || event.metaKey)
            if (isDone || event.key === 'Escape') commit(event.currentTarget.value)
          }}
        />
      ) : (
        <AnnotationText kind={kind} text={text} />
      )}
      {selected && (
        <span
          className="nodrag nopan absolute right-0 bottom-0 size-3 cursor-nwse-resize rounded-sm border-2 border-accent bg-surface"
          data-resize=""
          title="Drag to resize"
          onPointerDown={resize.start}
        />
      )}
    </div>
  )
})

function AnnotationText({ kind, text }: Pick<Annotation, 'kind' | 'text'>) {
  if (kind === 'area') {
    return (
      <div className="truncate px-3 py-1.5 font-semibold text-[14px]" style={{ color: 'var(--node-color)' }}>
        {text || 'Area'}
      </div>
    )
  }
  return <div className="size-full overflow-hidden whitespace-pre-wrap p-3">{text || 'Empty note'}</div>
}
