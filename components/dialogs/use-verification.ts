import { useEffect, useState } from 'react'
import type { VerifyReport } from '@/lib/verify'
import { useWorkbenchState } from '../state/use-workbench'

export type Verification =
  | { readonly phase: 'running' }
  | { readonly phase: 'done'; readonly report: VerifyReport; readonly seconds: number }
  | { readonly phase: 'failed'; readonly message: string }

type Answer =
  | { readonly ok: true; readonly report: VerifyReport }
  | { readonly ok: false; readonly message: string }

/** Verifies the text as it stands when this begins; ending the component ends the engine. */
export function useVerification(): Verification {
  const state = useWorkbenchState()
  const [verification, setVerification] = useState<Verification>({ phase: 'running' })
  useEffect(() => {
    const { text, dialect } = state()
    const start = performance.now()
    const worker = new Worker(new URL('../workers/verify.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const seconds = (performance.now() - start) / 1000
      setVerification(
        data.ok
          ? { phase: 'done', report: data.report, seconds }
          : { phase: 'failed', message: data.message },
      )
      worker.terminate()
    })
    worker.addEventListener('error', ({ message }) => setVerification({ phase: 'failed', message }))
    worker.postMessage({ task: 'verify', text, dialect })
    return () => worker.terminate()
  }, [state])
  return verification
}
