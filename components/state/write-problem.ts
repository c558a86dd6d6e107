import type { WriteError } from '@/lib/sync'

/** Why ops were not written, in words for a person; the reader's own comparison is not one of them. */
export function writeProblem(error: WriteError): string {
  if (error.code !== 'not-carried') return error.message
  return 'This cannot be written here without changing something else, so nothing was changed. It can still be typed into the text.'
}
