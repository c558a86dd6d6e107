import { useState } from 'react'
import { toast } from 'sonner'
import type { Finding } from '@/lib/rules'
import { openFindings } from '../state/review-filter'
import { useActions, useWorkbenchState } from '../state/use-workbench'

/** Fixes all open findings that `wanted` takes, as one step of the history, and says how many. */
export function useFixMany(): {
  readonly working: boolean
  readonly fix: (wanted: (finding: Finding) => boolean) => Promise<void>
} {
  const { fixAll } = useActions()
  const state = useWorkbenchState()
  const [working, setWorking] = useState(false)
  const fix = async (wanted: (finding: Finding) => boolean): Promise<void> => {
    const { findings, dismissals } = state()
    const keys = openFindings(findings, dismissals)
      .filter((finding) => finding.fix && wanted(finding))
      .map(({ key }) => key)
    setWorking(true)
    try {
      const done = await fixAll(keys)
      if (!done) return
      const rest = done.left > 0 ? `, ${done.left} left for another round` : ''
      toast.success(`${done.fixed} fixed${rest}`, { action: { label: 'Undo', onClick: done.undo } })
    } catch (error) {
      toast.error(error instanceof Error ? error.message : 'The fixes could not be made')
    } finally {
      setWorking(false)
    }
  }
  return { working, fix }
}
