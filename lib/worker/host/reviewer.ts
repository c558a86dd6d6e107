import { type Finding, reviewInSteps } from '../../rules/index.ts'
import type { Schema } from '../../schema/index.ts'

export interface ReviewerPorts {
  /** Runs a task after so many milliseconds, when no message is waiting; the result takes that back. */
  later(milliseconds: number, task: () => void): () => void
  /** Milliseconds, monotonic. */
  now(): number
}

/** Milliseconds at a stretch: so long may a message have to wait. */
const stretch = 8

/**
 * Reviews a schema after a rest, in short stretches between which messages are answered. A newer
 * schema takes the place of the one under review: only finished reviews are told.
 */
export function createReviewer(
  ports: ReviewerPorts,
  onFindings: (findings: readonly Finding[]) => void,
): (schema: Schema, rest: number) => void {
  let cancel = (): void => {}
  const goOn = (steps: ReturnType<typeof reviewInSteps>): void => {
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
  return (schema, rest) => {
    cancel()
    cancel = ports.later(rest, () => goOn(reviewInSteps(schema)))
  }
}
