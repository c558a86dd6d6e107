import { type DocumentState, openDocument } from '../../sync/index.ts'

/**
 * One side of a comparison: a text as read, or the document itself for null. The last two texts are kept, since
 * whoever compares them goes on to ask for the plan and for what is said of it.
 */
export function readSide(text: string | null, document: DocumentState): DocumentState {
  if (text === null) return document
  const { dialect } = document
  const known = kept.find((each) => each.text === text && each.dialect === dialect)
  const side = known ?? openDocument(text, dialect)
  kept = [side, ...kept.filter((each) => each !== side)].slice(0, 2)
  return side
}

let kept: readonly DocumentState[] = []
