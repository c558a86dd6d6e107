import { useEffect, useMemo, useState } from 'react'
import { type EntityId, parseEntityId, parseOps } from '@/lib/schema'
import type { Consequence } from '@/lib/sync'
import { unlessClosed } from '../../state/document-worker'
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
  const { applyOps, select, worker } = useActions()
  const ops = useMemo(() => removalOps(schema, ids), [schema, ids])
  /** Null until the worker has told. */
  const [consequences, setConsequences] = useState<readonly Consequence[] | null>(null)
  useEffect(() => {
    let wanted = true
    unlessClosed(worker.consequences({ ops: parseOps(ops) }), (told) => wanted && setConsequences(told))
    return () => {
      wanted = false
    }
  }, [worker, ops])
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
      <Consequences of={consequences} />
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        {/* Made anew once it can be pressed, to get the focus then. */}
        <Button
          key={consequences ? 'ready' : 'waiting'}
          variant="danger"
          autoFocus
          disabled={!consequences}
          onClick={() => void remove()}
        >
          Delete
        </Button>
      </div>
    </Modal>
  )
}

function Consequences({ of }: { readonly of: readonly Consequence[] | null }) {
  if (!of) return <p className="text-ink-muted">Looking what depends on it …</p>
  if (of.length === 0) return <p>Nothing else depends on it. Undo brings it back.</p>
  return (
    <>
      <p className="mb-1">{plural(of.length, 'more thing')} will go or change with it:</p>
      <ul className="max-h-60 list-disc overflow-auto pl-5">
        {of.map(({ id, text }) => (
          <li key={`${id} ${text}`}>{text}</li>
        ))}
      </ul>
    </>
  )
}
