import { toast } from 'sonner'
import { isNoChange } from '@/lib/text'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'

/** What to lay out: the statements that a part of the text touches, or null for all of it. */
export type FormatPart = { readonly from: number; readonly to: number } | null

/** Lays statements out by house style, as one step of the history. */
export async function formatText(
  part: FormatPart,
  actions: Pick<WorkbenchActions, 'worker' | 'edit'>,
  getState: () => Pick<WorkbenchState, 'revision'>,
): Promise<void> {
  const { revision } = getState()
  const what = part === null ? 'The text' : 'The selection'
  try {
    const change = await actions.worker.format({ part })
    if (getState().revision !== revision) toast.info('The text changed meanwhile; nothing was formatted.')
    else if (isNoChange(change)) toast.info(`${what} is laid out already.`)
    else actions.edit(change, 'restore')
  } catch (error) {
    toast.error(`${what} could not be formatted: ${error instanceof Error ? error.message : String(error)}`)
  }
}
