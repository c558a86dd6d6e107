import type { Steps } from '../../base/index.ts'

/** What work in stretches needs of its surroundings. */
export interface StretchPorts {
  /** Runs a task after so many milliseconds, when no message is waiting; the result takes that back. */
  later(milliseconds: number, task: () => void): () => void
  /** Milliseconds, monotonic. */
  now(): number
}

/** Milliseconds at a stretch: so long may a message have to wait. */
const stretch = 8

/**
 * Does work after a rest, in short stretches between which messages are answered. The result takes what is
 * left of it back; work that throws ends with that.
 */
export function inStretches<T>(
  { later, now }: StretchPorts,
  rest: number,
  begin: () => Steps<T>,
  onDone: (value: T) => void,
): () => void {
  let steps: Steps<T> | null = null
  const goOn = (): void => {
    const end = now() + stretch
    steps ??= begin()
    do {
      const step = steps.next()
      if (step.done) {
        onDone(step.value)
        return
      }
    } while (now() < end)
    cancel = later(0, goOn)
  }
  let cancel = later(rest, goOn)
  return () => cancel()
}
