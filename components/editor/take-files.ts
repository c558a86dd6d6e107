import { toast } from 'sonner'
import { maxDocumentBytes } from '@/lib/store'
import { decodeText, makeChange } from '@/lib/text'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'

const limit = `${maxDocumentBytes / 1024 / 1024} MB, the most a project takes`

/** Puts the text of dropped or pasted files into the document at an offset; refuses what is too large. */
export async function takeFiles(
  files: FileList,
  offset: number,
  actions: Pick<WorkbenchActions, 'edit'>,
  getState: () => Pick<WorkbenchState, 'text'>,
): Promise<void> {
  let at = Math.min(offset, getState().text.length)
  for (const file of [...files]) {
    if (file.size + getState().text.length > maxDocumentBytes) {
      toast.error(`With ${file.name} the text is larger than ${limit}.`)
      continue
    }
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
    const { text: before } = getState()
    const isEmpty = before.trim() === ''
    // What stood on the line stays on a line of its own.
    const parted = isEmpty || at >= before.length || /[\r\n]$/.test(decoded.text)
    const insert = parted ? decoded.text : `${decoded.text}\n`
    const range = isEmpty ? { from: 0, to: before.length } : { from: at, to: at }
    actions.edit(makeChange([{ ...range, insert }]), 'restore')
    at = range.from + insert.length
    const how = decoded.encoding === 'UTF-8' ? '' : ` (read as ${decoded.encoding})`
    toast.success(`${file.name} is in the text${how}.`)
  }
}

/** Whether a pasted text still fits; says so where it does not. */
export function acceptsPaste(pasted: string, { text }: Pick<WorkbenchState, 'text'>): boolean {
  if (pasted.length + text.length <= maxDocumentBytes) return true
  toast.error(`With what was pasted the text is larger than ${limit}.`)
  return false
}
