import { useEffect } from 'react'
import { useWorkbench } from '../state/use-workbench'
import { useCanvas, useCanvasStore } from './canvas-store'

/** Remembers in this browser which schemas of a project are hidden: what one looks at is no part of it. */
export function useHiddenSchemas(): void {
  const store = useCanvasStore()
  const key = useWorkbench((state) => `athena.hidden.${state.projectId}`)
  const hidden = useCanvas((state) => state.hiddenSchemas)
  useEffect(() => {
    const names = read(key)
    if (names.length > 0) store.setState({ hiddenSchemas: new Set(names) })
  }, [store, key])
  useEffect(() => {
    // The first set is the one that everything begins with, before what is remembered is there.
    if (hidden.size > 0) localStorage.setItem(key, JSON.stringify([...hidden]))
    else if (store.getState().hiddenSchemas.size === 0) localStorage.removeItem(key)
  }, [store, key, hidden])
}

function read(key: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}
