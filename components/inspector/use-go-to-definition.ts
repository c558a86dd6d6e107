import { toast } from 'sonner'
import type { EntityId } from '@/lib/schema'
import { unlessClosed } from '../state/document-worker'
import { useActions } from '../state/use-workbench'
import { showInEditor } from '../workbench/show-in-editor'

/** Opens the editor at the place that declares an object, and gives it the focus. */
export function useGoToDefinition(): (id: EntityId) => void {
  const { worker } = useActions()
  return (id) =>
    unlessClosed(worker.locate({ id }), (spans) => {
      const span = spans.find((each) => each.role === 'declaration') ?? spans[0]
      if (span) showInEditor(span.name?.from ?? span.from, span.name?.to ?? span.to)
      else toast.info('No statement declares this by itself: it comes with something else.')
    })
}
