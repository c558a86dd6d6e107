import { useEffect, useState } from 'react'
import type { Score } from '@/lib/review'
import { unlessClosed } from '../../state/document-worker'
import { useActions, useWorkbench } from '../../state/use-workbench'

/** The score of the document as it was reviewed last; null until there is one. */
export function useScore(): Score | null {
  const { worker } = useActions()
  const findings = useWorkbench((state) => state.findings)
  const [score, setScore] = useState<Score | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew with each review
  useEffect(() => {
    let isCurrent = true
    unlessClosed(worker.score({ text: null }), (found) => isCurrent && setScore(found))
    return () => {
      isCurrent = false
    }
  }, [worker, findings])
  return score
}
