'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { toast } from 'sonner'
import { api } from '@/components/state/api-client'
import type { NewProject, ProjectSummary } from '@/lib/store'

/** The list of projects on the page and what can be done with them; failures are shown as toasts. */
export function useProjects(initial: readonly ProjectSummary[]) {
  const [projects, setProjects] = useState(initial)
  const [creating, setCreating] = useState(false)
  const router = useRouter()

  // The page may come out of the browser's or the router's memory, and other tabs change the list.
  useEffect(() => {
    const refresh = () =>
      api.projects().then(setProjects, () => {
        // The list that is shown stays; any action will say that the server is away.
      })
    void refresh()
    window.addEventListener('focus', refresh)
    return () => window.removeEventListener('focus', refresh)
  }, [])

  const create = useCallback(
    async (input: NewProject): Promise<boolean> => {
      setCreating(true)
      try {
        const project = await api.create(input)
        router.push(`/p/${project.id}`)
        return true
      } catch (error) {
        tell('The project was not made', error)
        setCreating(false)
        return false
      }
    },
    [router],
  )

  const rename = useCallback(async (id: string, name: string): Promise<boolean> => {
    try {
      const renamed = await api.rename(id, name)
      setProjects((list) => list.map((project) => (project.id === id ? renamed : project)))
      return true
    } catch (error) {
      tell('The project was not renamed', error)
      return false
    }
  }, [])

  const remove = useCallback(async (id: string): Promise<boolean> => {
    try {
      await api.remove(id)
      setProjects((list) => list.filter((project) => project.id !== id))
      return true
    } catch (error) {
      tell('The project was not deleted', error)
      return false
    }
  }, [])

  return { projects, creating, create, rename, remove }
}

function tell(title: string, error: unknown): void {
  const offline = error instanceof TypeError
  const description = offline
    ? 'The server cannot be reached.'
    : error instanceof Error
      ? error.message
      : undefined
  toast.error(title, { description })
}
