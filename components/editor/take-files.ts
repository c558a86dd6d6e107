import { toast } from 'sonner'
import { maxDocumentBytes } from '@/lib/store'
import { decodeText, makeChange } from '@/lib/text'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'

/** Puts the text of dropped or pasted files into the document at an offset; refuses what is too large. */
export async function takeFiles(
  files: FileList,
  offset: number,
  actions: Pick<WorkbenchActions, 'edit'>,
  getState: () => Pick<WorkbenchState, 'text'>,
): Promise<void> {
  for (const file of [...files]) {
    if (file.size > maxDocumentBytes) {
      toast.error(
        `${file.name} is larger than ${maxDocumentBytes / 1024 / 1024} MB, the most a project takes.`,
      )
      continue
    }
    const { text, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()))
    const empty = getState().text.trim() === ''
    const at = Math.min(offset, getState().text.length)
    const range = empty ? { from: 0, to: getState().text.length } : { from: at, to: at }
    actions.edit(makeChange([{ ...range, insert: text }]), 'restore')
    toast.success(`${file.name} is in the text${encoding === 'UTF-8' ? '' : ` (read as ${encoding})`}.`)
  }
}
