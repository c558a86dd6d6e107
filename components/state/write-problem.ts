import type { WriteError } from '@/lib/sync'

/** Why ops were not written, in words for a person: what became of the wish, and the reason behind it. */
export interface WriteProblem {
  readonly message: string
  readonly reason: string | null
}

/** The words for a refused write. A write that the text cannot carry changes nothing, and says what it would have changed. */
export function writeProblem({ code, message }: WriteError): WriteProblem {
  if (code !== 'not-carried') return { message, reason: null }
  return { message: 'Nothing was changed. It can still be typed into the text.', reason: message }
}

/** The same in one sentence or two, where nothing was tried yet. */
export function previewProblem(error: WriteError): string {
  const { message, reason } = writeProblem(error)
  return error.code === 'not-carried' ? (reason ?? message) : message
}
