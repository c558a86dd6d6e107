import { useMemo } from 'react'
import { type EntityId, parseEntityId, parseOps } from '@/lib/schema'
import { consequencesOf } from '@/lib/sync'
import { useActions, useWorkbench } from '../../state/use-workbench'
import { Button } from '../../ui/button'
import { Modal } from '../../ui/modal'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { removalOps, removalTitle } from '../model/removal'
import { plural } from '../model/words'

/** Asks before anything is dropped, and says what goes with it. */
export function DeleteDialog() {
  const dialog = useCanvas((state) => state.dialog)
  const store = useCanvasStore()
  if (dialog?.kind !== 'delete') return null
  return <Question ids={dialog.ids} onClose={() => store.setState({ dialog: null })} />
}

function Question({ ids, onClose }: { readonly ids: readonly EntityId[]; readonly onClose: () => void }) {
  const schema = useWorkbench((state) => state.schema)
  const { applyOps, select } = useActions()
  const ops = useMemo(() => removalOps(schema, ids), [schema, ids])
  const consequences = useMemo(() => consequencesOf(schema, parseOps(ops)), [schema, ops])
  const remove = async (): Promise<void> => {
    onClose()
    if ((await applyOps(ops, 'canvas')).ok) select([], 'canvas')
  }
  return (
    <Modal open title={removalTitle(ids)} onClose={onClose}>
      {ids.length > 1 && (
        <p className="mb-3 max-h-24 overflow-auto text-ink-muted">
          {ids.map((id) => parseEntityId(id).parts.slice(1).join('.')).join(', ')}
        </p>
      )}
      {consequences.length === 0 ? (
        <p>Nothing else depends on it. Undo brings it back.</p>
      ) : (
        <>
          <p className="mb-1">{plural(consequences.length, 'more thing')} will go or change with it:</p>
          <ul className="max-h-60 list-disc overflow-auto pl-5">
            {consequences.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="danger" autoFocus onClick={() => void remove()}>
          Delete
        </Button>
      </div>
    </Modal>
  )
}
