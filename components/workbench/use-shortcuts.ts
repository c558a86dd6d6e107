import { useEffect } from 'react'
import { useActions, useWorkbenchState } from '../state/use-workbench'
import { nextProblem } from './next-problem'
import { useShell } from './shell-state'
import { type ShortcutId, shortcuts } from './shortcuts'

/** Binds the workbench's keys while it is shown. */
export function useShortcuts(): void {
  const actions = useActions()
  const getState = useWorkbenchState()
  useEffect(() => {
    const shell = useShell.getState
    const run: Record<ShortcutId, () => void> = {
      palette: () => shell().openDialog('palette'),
      save: () => void actions.save(),
      undo: actions.undo,
      redo: actions.redo,
      objects: () => shell().togglePanel('objects'),
      editor: () => shell().togglePanel('editor'),
      side: () => shell().togglePanel('side'),
      help: () => shell().openDialog('help'),
      nextProblem: () => nextProblem(getState().diagnostics),
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      const writing = isTextTarget(event.target)
      const found = shortcuts.find((shortcut) => shortcut.matches(event))
      if (!found || (writing && found.where === 'outside text')) return
      // A modal dialog keeps its keys to itself.
      if (shell().dialog !== null && found.id !== 'palette') return
      event.preventDefault()
      event.stopPropagation()
      run[found.id]()
    }
    // Before Monaco and the canvas, whose own bindings of these keys would win otherwise.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [actions, getState])
}

function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, .monaco-editor') !== null
}
