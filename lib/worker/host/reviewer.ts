import type { Finding } from '../../rules/index.ts'

export interface ReviewerPorts {
  /** Runs a task after so many milliseconds, when no message is waiting; the result takes that back. */
  later(milliseconds: number, task: () => void): () => void
  /** Milliseconds, monotonic. */
  now(): number
}

/** Milliseconds at a stretch: so long may a message have to wait. */
const stretch = 8

/** A review that stops every so often. */
export type ReviewSteps = Iterator<undefined, readonly Finding[]>

/**
 * Reviews after a rest, in short stretches between which messages are answered. A newer review takes
 * the place of the one under way: only finished ones are told.
 */
export function createReviewer(
  ports: ReviewerPorts,
  onFindings: (findings: readonly Finding[]) => void,
): (begin: () => ReviewSteps, rest: number) => void {
  let cancel = (): void => {}
  const goOn = (steps: ReviewSteps): void => {
    const end = ports.now() + stretch
    do {
      const step = steps.next()
      if (step.done) {
        onFindings(step.value)
        return
      }
    } while (ports.now() < end)
    cancel = ports.later(0, () => goOn(steps))
  }
  return (begin, rest) => {
    cancel()
    cancel = ports.later(rest, () => goOn(begin()))
  }
}
