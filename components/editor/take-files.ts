import { toast } from 'sonner'
import { binaryProblem, maxFileBytes, sizeProblem, utf8Bytes } from '@/lib/store'
import { decodeText, makeChange, type Replacement } from '@/lib/text'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'

/** Puts the text of dropped or pasted files into the document at an offset; refuses what is too large. */
export async function takeFiles(
  files: FileList,
  offset: number,
  actions: Pick<WorkbenchActions, 'edit'>,
  getState: () => Pick<WorkbenchState, 'text'>,
): Promise<void> {
  let at = Math.min(offset, getState().text.length)
  for (const file of [...files]) {
    const huge = file.size > maxFileBytes ? sizeProblem(`“${file.name}”`, file.size) : null
    if (huge !== null) {
      toast.error(huge)
      continue
    }
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
    const binary = binaryProblem(`“${file.name}”`, decoded.text)
    if (binary !== null) {
      toast.error(binary)
      continue
    }
    const { text: before } = getState()
    const isEmpty = before.trim() === ''
    // What stood on the line stays on a line of its own.
    const parted = isEmpty || at >= before.length || /[\r\n]$/.test(decoded.text)
    const insert = parted ? decoded.text : `${decoded.text}\n`
    const range = isEmpty ? { from: 0, to: before.length } : { from: at, to: at }
    if (!fits(before, { ...range, insert }, `With “${file.name}” the text`)) continue
    actions.edit(makeChange([{ ...range, insert }]), 'restore')
    at = range.from + insert.length
    const how = decoded.encoding === 'UTF-8' ? '' : ` (read as ${decoded.encoding})`
    toast.success(`${file.name} is in the text${how}.`)
  }
}

/** Whether the text still fits with what is pasted in place of a range of it; says so where it does not. */
export function acceptsPaste(pasted: Replacement, { text }: Pick<WorkbenchState, 'text'>): boolean {
  return fits(text, pasted, 'With what was pasted the text')
}

function fits(text: string, { from, to, insert }: Replacement, what: string): boolean {
  const size = utf8Bytes(text) - utf8Bytes(text.slice(from, to)) + utf8Bytes(insert)
  const problem = sizeProblem(what, size)
  if (problem !== null) toast.error(problem)
  return problem === null
}
