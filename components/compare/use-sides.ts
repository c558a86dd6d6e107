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
    const versionsOf = (id: string) => api.versions({ project: projectId, branch: id })
    const others = async (): Promise<SideOptions['branches']> => {
      const all = (await api.branches(projectId)).filter(({ id }) => id !== branch)
      return Promise.all(all.map(async ({ id, name }) => ({ id, name, versions: await versionsOf(id) })))
    }
    Promise.all([versionsOf(branch), others()]).then(
      ([versions, branches]) => begin({ versions, branches }),
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
