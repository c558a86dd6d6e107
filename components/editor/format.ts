import { toast } from 'sonner'
import { isNoChange } from '@/lib/text'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'

/** Lays the whole text out by house style, as one step of the history. */
export async function formatDocument(
  actions: Pick<WorkbenchActions, 'worker' | 'edit'>,
  getState: () => Pick<WorkbenchState, 'revision'>,
): Promise<void> {
  const { revision } = getState()
  try {
    const change = await actions.worker.format({})
    if (getState().revision !== revision) toast.info('The text changed meanwhile; nothing was formatted.')
    else if (isNoChange(change)) toast.info('The text is laid out already.')
    else actions.edit(change, 'restore')
  } catch (error) {
    toast.error(`The text could not be formatted: ${error instanceof Error ? error.message : String(error)}`)
  }
}
