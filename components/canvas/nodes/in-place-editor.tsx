import { type CSSProperties, useState } from 'react'
import { nodeMetrics, rowOffset } from '@/lib/layout'
import { useActions, useWorkbench } from '../../state/use-workbench'
import { type InPlaceEdit, useCanvasStore } from '../canvas-store'
import { editBeside, editOps, editProblem, editValue } from '../model/in-place'
import type { SceneNode } from '../model/scene'
import { typeNamesId } from './type-names'

/** A field over the part of a node that is edited: Enter or leaving commits, Escape takes back. */
export function InPlaceEditor({ node, edit }: { readonly node: SceneNode; readonly edit: InPlaceEdit }) {
  const store = useCanvasStore()
  const { applyOps } = useActions()
  const schema = useWorkbench((state) => state.schema)
  const before = editValue(node.entity, edit)
  const [draft, setDraft] = useState(before)
  const problem = draft === before ? null : editProblem(schema, node.entity, edit, draft)

  const close = (next: InPlaceEdit | null = null): void => store.setState({ editing: next })
  const commit = (next: InPlaceEdit | null = null): void => {
    close(next)
    if (draft !== before && !problem) void applyOps(editOps(node.entity, edit, draft), 'canvas')
  }
  return (
    <div className="nodrag nopan absolute z-10" style={place(node, edit)}>
      <input
        className="in-place"
        value={draft}
        spellCheck={false}
        aria-label={
          edit.column === null ? 'Name' : `${edit.part === 'name' ? 'Name' : 'Type'} of ${edit.column}`
        }
        aria-invalid={problem !== null}
        // biome-ignore lint/a11y/noAutofocus: the user asked to edit this very text
        autoFocus
        list={edit.part === 'type' ? typeNamesId : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => commit()}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' && !problem) commit()
          if (event.key === 'Escape') close()
          if (event.key !== 'Tab') return
          event.preventDefault()
          if (!problem) commit(editBeside(node.entity, edit, draft, event.shiftKey ? 'before' : 'after'))
        }}
      />
      {problem && (
        <span
          role="alert"
          className="absolute top-full left-0 mt-1 rounded bg-danger-soft px-1.5 text-[11px] text-danger shadow-raised"
        >
          {problem}
        </span>
      )}
    </div>
  )
}

function place(node: SceneNode, edit: InPlaceEdit): CSSProperties {
  const m = nodeMetrics
  if (edit.column === null) return { top: 8, left: m.paddingX - 4, right: m.paddingX - 4, fontWeight: 600 }
  const { entity } = node
  const index = entity.entity === 'table' ? entity.columns.findIndex(({ name }) => name === edit.column) : 0
  const top = rowOffset(index) + 1
  if (edit.part === 'name') return { top, left: m.paddingX + m.markerWidth - 4, width: '56%' }
  return { top, right: m.paddingX, width: '56%', fontFamily: 'var(--font-mono)', fontSize: m.typeSize }
}
