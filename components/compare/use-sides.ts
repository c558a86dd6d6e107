import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import type { VersionSummary } from '@/lib/store'
import { api } from '../state/api-client'
import { useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { currentSide, firstSides, pastedSide, type Side, type Sides } from './sides'

/** The texts of both sides; null while one is still being fetched. */
export type Texts = { readonly older: string; readonly newer: string } | null

/** The versions there are, the sides chosen, and their texts. */
export function useSides(asked: { readonly older: string; readonly newer: string } | null) {
  const projectId = useWorkbench((state) => state.projectId)
  const state = useWorkbenchState()
  const [versions, setVersions] = useState<readonly VersionSummary[]>([])
  const [sides, setSides] = useState<Sides | null>(null)
  const [texts, setTexts] = useState<Texts>(null)

  useEffect(() => {
    const begin = (list: readonly VersionSummary[]): void => {
      setVersions(list)
      setSides(firstSides(asked, list))
    }
    api.versions(projectId).then(begin, (error: Error) => {
      toast.error(error.message)
      begin([])
    })
  }, [projectId, asked])

  useEffect(() => {
    if (!sides) return
    let isCurrent = true
    const textOf = async (side: Side): Promise<string> => {
      if (side.choice === pastedSide) return side.sql
      if (side.choice === currentSide) return state().text
      return (await api.version(projectId, side.choice)).text
    }
    // Somebody who types SQL is waited for.
    const timer = setTimeout(() => {
      Promise.all([textOf(sides.older), textOf(sides.newer)]).then(
        ([older, newer]) => isCurrent && setTexts({ older, newer }),
        (error: Error) => toast.error(error.message),
      )
    }, 200)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [sides, projectId, state])

  return { versions, sides, setSides, texts }
}
