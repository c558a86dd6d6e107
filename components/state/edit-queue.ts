import { composeChanges, type TextChange } from '../../lib/text/index.ts'

/** A change on its way to the worker. */
export interface QueuedEdit {
  readonly change: TextChange
  /** The revision that it leads to. */
  readonly revision: number
  /** When the first of what it is composed of was made, in milliseconds. */
  readonly since: number
}

export interface EditQueue {
  push(edit: QueuedEdit): void
  /** Sends what waits: whatever is asked next is asked of the text as it stands. */
  flush(): void
}

/**
 * Hands edits to a reader one at a time. What is typed while one is being read waits and is composed
 * into one edit, so that typing faster than readings are shown does not pile up.
 */
export function createEditQueue(send: (edit: QueuedEdit) => Promise<unknown>): EditQueue {
  let underWay = 0
  let waiting: QueuedEdit | null = null

  const flush = (): void => {
    if (!waiting) return
    const edit = waiting
    waiting = null
    underWay += 1
    const done = (): void => {
      underWay -= 1
      if (underWay === 0) flush()
    }
    send(edit).then(done, done)
  }
  return {
    push({ change, revision, since }) {
      waiting = waiting
        ? { change: composeChanges(waiting.change, change), revision, since: waiting.since }
        : { change, revision, since }
      if (underWay === 0) flush()
    },
    flush,
  }
}
