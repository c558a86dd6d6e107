import type { DragEvent } from 'react'
import { maxFileBytes, sizeProblem } from '@/lib/store'
import { decodeText } from '@/lib/text'

/** The texts of the files that were dropped; says why where one is too large. */
export async function droppedTexts(
  event: DragEvent,
  onProblem: (problem: string) => void,
): Promise<readonly string[]> {
  const files = [...event.dataTransfer.files]
  if (files.length === 0) return []
  event.preventDefault()
  const texts: string[] = []
  for (const file of files) {
    const huge = file.size > maxFileBytes ? sizeProblem(`“${file.name}”`, file.size) : null
    if (huge !== null) onProblem(huge)
    else texts.push(decodeText(new Uint8Array(await file.arrayBuffer())).text)
  }
  return texts
}
