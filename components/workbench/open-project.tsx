'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useCallback, useEffect, useState } from 'react'
import type { ProjectDocument } from '@/lib/store'
import { ApiError, api } from '../state/api-client'
import { Button } from '../ui/button'
import { Notice } from './notice'

const Workbench = dynamic(() => import('./workbench').then((module) => module.Workbench), {
  ssr: false,
  loading: () => <Notice title="Opening the workbench …" />,
})

type Loading =
  | { readonly phase: 'loading' }
  | { readonly phase: 'open'; readonly project: ProjectDocument }
  | { readonly phase: 'failed'; readonly message: string; readonly missing: boolean }

/** Fetches the project and opens the workbench on it; says what went wrong where it cannot. */
export function OpenProject({ id, branch }: { readonly id: string; readonly branch: string | null }) {
  const [state, setState] = useState<Loading>({ phase: 'loading' })
  const load = useCallback(() => {
    let current = true
    setState({ phase: 'loading' })
    api.project(id, branch).then(
      (project) => current && setState({ phase: 'open', project }),
      (error: unknown) => current && setState(failureOf(error)),
    )
    return () => {
      current = false
    }
  }, [id, branch])
  useEffect(load, [load])

  if (state.phase === 'open') return <Workbench project={state.project} />
  if (state.phase === 'loading') return <Notice title="Loading the project …" />
  return (
    <Notice
      title={state.missing ? 'There is no such project or branch' : 'The project could not be loaded'}
      role="alert"
    >
      <p className="text-ink-muted">{state.message}</p>
      <div className="flex gap-2">
        {!state.missing && (
          <Button variant="solid" onClick={load}>
            Try again
          </Button>
        )}
        <Link href="/" className="rounded-md border border-line-strong px-2.5 py-1 hover:bg-surface-sunken">
          All projects
        </Link>
      </div>
    </Notice>
  )
}

function failureOf(error: unknown): Loading {
  if (error instanceof ApiError) {
    const missing = error.problem.code === 'not-found'
    const message = missing ? 'It may have been deleted, or the address is not complete.' : error.message
    return { phase: 'failed', message, missing }
  }
  return {
    phase: 'failed',
    message: 'The server does not answer. Is it still running? Nothing that was saved is lost.',
    missing: false,
  }
}
