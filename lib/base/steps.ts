/** Work in steps: between two of them whoever runs it may do something else, or drop the rest. */
export type Steps<T> = Generator<undefined, T>

/** Runs the work at one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
