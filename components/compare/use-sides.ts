import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { api } from '../state/api-client'
import { useWorkbench, useWorkbenchState } from '../state/use-workbench'
import {
  branchOfSide,
  currentSide,
  firstSides,
  pastedSide,
  type Side,
  type SideOptions,
  type Sides,
} from './sides'

/** The texts of both sides; null while one is still being fetched. */
export type Texts = { readonly older: string; readonly newer: string } | null

/** The versions and branches there are, the sides chosen, and their texts. */
export function useSides(asked: { readonly older: string; readonly newer: string } | null) {
  const projectId = useWorkbench((state) => state.projectId)
  const branch = useWorkbench((workbench) => workbench.branch.id)
  const state = useWorkbenchState()
  const [options, setOptions] = useState<SideOptions>({ versions: [], branches: [] })
  const [sides, setSides] = useState<Sides | null>(null)
  const [texts, setTexts] = useState<Texts>(null)

  useEffect(() => {
    let isCurrent = true
    const begin = (found: SideOptions): void => {
      if (!isCurrent) return
      setOptions(found)
      setSides(firstSides(asked, found.versions))
    }
    Promise.all([api.versions({ project: projectId, branch }), api.branches(projectId)]).then(
      ([versions, all]) => begin({ versions, branches: all.filter(({ id }) => id !== branch) }),
      (error: Error) => {
        toast.error(error.message)
        begin({ versions: [], branches: [] })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [projectId, branch, asked])

  useEffect(() => {
    if (!sides) return
    let isCurrent = true
    const textOf = async (side: Side): Promise<string> => {
      if (side.choice === pastedSide) return side.sql
      if (side.choice === currentSide) return state().text
      const other = branchOfSide(side.choice)
      if (other !== null) return (await api.project(projectId, other)).text
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

  return { options, sides, setSides, texts }
}
