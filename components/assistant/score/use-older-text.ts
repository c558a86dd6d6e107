import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import type { BranchSummary, VersionSummary } from '@/lib/store'
import { branchOfSide } from '../../compare/sides'
import { api } from '../../state/api-client'
import { useWorkbench } from '../../state/use-workbench'

/** What the text can be held against, what is chosen, and its text. */
export interface OlderText {
  readonly options: {
    readonly versions: readonly VersionSummary[]
    readonly branches: readonly BranchSummary[]
  }
  /** A version's id or a branch's side; empty while nothing is chosen. */
  readonly choice: string
  choose(choice: string): void
  text(): Promise<string>
}

/** The versions of the open branch and the other branches; begins with the newest version, or with nothing. */
export function useOlderText(first: 'newest' | 'nothing' = 'newest'): OlderText {
  const projectId = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((state) => state.branch.id)
  const [options, setOptions] = useState<OlderText['options']>({ versions: [], branches: [] })
  const [choice, choose] = useState('')
  useEffect(() => {
    let isCurrent = true
    Promise.all([api.versions({ project: projectId, branch }), api.branches(projectId)]).then(
      ([versions, all]) => {
        if (!isCurrent) return
        setOptions({ versions, branches: all.filter(({ id }) => id !== branch) })
        if (first === 'newest') choose((old) => old || (versions[0]?.id ?? ''))
      },
      (error: Error) => isCurrent && toast.error(error.message),
    )
    return () => {
      isCurrent = false
    }
  }, [projectId, branch, first])
  return {
    options,
    choice,
    choose,
    text: async () => {
      const other = branchOfSide(choice)
      if (other !== null) return (await api.project(projectId, other)).text
      return (await api.version(projectId, choice)).text
    },
  }
}
