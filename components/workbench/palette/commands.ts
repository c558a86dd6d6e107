import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { useMemo } from 'react'
import { runEditorCommand } from '../../editor/editor-commands'
import { useActions, useWorkbenchState } from '../../state/use-workbench'
import { nextProblem } from '../next-problem'
import { useShell } from '../shell-state'

export interface PaletteCommand {
  readonly label: string
  readonly keys?: string
  readonly run: () => void
}

/** Everything the workbench can be told to do by name. */
export function useCommands(): readonly PaletteCommand[] {
  const actions = useActions()
  const getState = useWorkbenchState()
  const router = useRouter()
  const { resolvedTheme, setTheme } = useTheme()
  return useMemo(() => {
    const shell = useShell.getState
    return [
      { label: 'Undo', keys: 'Ctrl+Z', run: actions.undo },
      { label: 'Redo', keys: 'Ctrl+Shift+Z', run: actions.redo },
      { label: 'Save now', keys: 'Ctrl+S', run: () => void actions.save() },
      {
        label: 'Format the selection, or all of the text',
        keys: 'Shift+Alt+F',
        run: () => runEditorCommand('format'),
      },
      { label: 'Find in the text', keys: 'Ctrl+F', run: () => runEditorCommand('find') },
      { label: 'Go to the next problem', keys: 'F8', run: () => nextProblem(getState().diagnostics) },
      { label: 'Show Athena’s review', run: () => shell().showSide('athena') },
      { label: 'Show the inspector', run: () => shell().showSide('inspector') },
      { label: 'Verify on a real PostgreSQL', run: () => shell().openDialog('verify') },
      { label: 'Compare, and plan a migration', run: () => shell().openCompare() },
      { label: 'Review a migration file', run: () => shell().openDialog('migration') },
      { label: 'Review settings', run: () => shell().openSettings('profile') },
      { label: 'Versions', run: () => shell().openDialog('versions') },
      { label: 'Export', run: () => shell().showExport() },
      { label: 'Show or hide the objects', keys: 'Ctrl+B', run: () => shell().togglePanel('objects') },
      { label: 'Show or hide the DDL editor', keys: 'Ctrl+J', run: () => shell().togglePanel('editor') },
      {
        label: 'Show or hide inspector and assistant',
        keys: 'Ctrl+Alt+B',
        run: () => shell().togglePanel('side'),
      },
      {
        label: resolvedTheme === 'dark' ? 'Use the light theme' : 'Use the dark theme',
        run: () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'),
      },
      { label: 'Keyboard shortcuts', keys: '?', run: () => shell().openDialog('help') },
      { label: 'All projects', run: () => router.push('/') },
    ]
  }, [actions, getState, router, resolvedTheme, setTheme])
}
