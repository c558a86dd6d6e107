'use client'

import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useStore } from 'zustand'
import type { ProjectDocument } from '@/lib/store'
import type { WorkbenchActions, WorkbenchState } from './contract'
import { openProject } from './persistence'
import { createWorkbench, type Workbench } from './workbench'

const WorkbenchContext = createContext<Workbench | null>(null)

/** Opens a project for everything inside; `fallback` is shown until it is. The worker lives as long as this. */
export function WorkbenchProvider(props: {
  readonly project: ProjectDocument
  readonly fallback?: ReactNode
  readonly children: ReactNode
}) {
  const [workbench, setWorkbench] = useState<Workbench | null>(null)
  useEffect(() => {
    let current: Workbench | null = null
    let wanted = true
    void openProject(props.project).then((opened) => {
      if (!wanted) return
      current = createWorkbench(opened)
      setWorkbench(current)
    })
    return () => {
      wanted = false
      current?.close()
    }
  }, [props.project])
  if (!workbench) return props.fallback ?? null
  return <WorkbenchContext value={workbench}>{props.children}</WorkbenchContext>
}

/** A slice of the page's state; the component renders again only when the slice changes. */
export function useWorkbench<T>(selector: (state: WorkbenchState) => T): T {
  return useStore(useOpenWorkbench().store, selector)
}

/**
 * The same slice a moment late, and while the text is being typed as it was before: for panels over the
 * whole schema, which must not hold up the editor and the diagram. The selector must not change.
 */
export function useWorkbenchLater<T>(selector: (state: WorkbenchState) => T): T {
  const held = useRef<{ readonly value: T } | null>(null)
  const value = useWorkbench((state) => (state.typing && held.current ? held.current.value : selector(state)))
  useLayoutEffect(() => {
    held.current = { value }
  }, [value])
  return useDeferredValue(value)
}

/** The only way to change anything; the object never changes. */
export function useActions(): WorkbenchActions {
  return useOpenWorkbench().actions
}

/** The state now, for event handlers that must not cause a render. */
export function useWorkbenchState(): () => WorkbenchState {
  return useOpenWorkbench().store.getState
}

function useOpenWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('state: no workbench is open here')
  return workbench
}
