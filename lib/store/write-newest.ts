/** Calls `write` with the newest value, one call at a time; a failure is left to the next call. */
export function writeNewest<T>(write: (value: T) => Promise<void>, read: () => T): () => void {
  let running = false
  let again = false
  const run = (): void => {
    if (running) {
      again = true
      return
    }
    running = true
    write(read())
      .catch(() => {})
      .finally(() => {
        running = false
        if (!again) return
        again = false
        run()
      })
  }
  return run
}
