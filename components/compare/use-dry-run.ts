import { useCallback, useEffect, useRef, useState } from 'react'
import {
  cancelled,
  type DryRun,
  type DryRunMessage,
  type DryRunWish,
  heard,
  newDryRun,
} from './dry-run-state'

/** Runs a migration in a PostgreSQL of its own, off this thread; null until it is asked for. */
export function useDryRun() {
  const [run, setRun] = useState<DryRun | null>(null)
  const worker = useRef<Worker | null>(null)
  const stop = useCallback(() => {
    worker.current?.terminate()
    worker.current = null
  }, [])
  useEffect(() => stop, [stop])

  const start = useCallback(
    (wish: DryRunWish) => {
      stop()
      setRun(newDryRun)
      const next = new Worker(new URL('../workers/verify.worker.ts', import.meta.url), { type: 'module' })
      const hear = (message: DryRunMessage): void => {
        if (worker.current !== next) return
        setRun((last) => last && heard(last, message))
        if (message.type === 'done' || message.type === 'failed') stop()
      }
      next.addEventListener('message', ({ data }: MessageEvent<DryRunMessage>) => hear(data))
      next.addEventListener('error', ({ message }) => hear({ type: 'failed', message }))
      worker.current = next
      next.postMessage({ task: 'dry run', ...wish })
    },
    [stop],
  )
  const cancel = useCallback(() => {
    stop()
    setRun((last) => last && cancelled(last))
  }, [stop])
  const clear = useCallback(() => {
    stop()
    setRun(null)
  }, [stop])
  return { run, start, cancel, clear }
}
