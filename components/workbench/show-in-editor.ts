import { useEditorView } from '../editor/editor-view'
import { useShell } from './shell-state'

/** Opens the editor where it is hidden, and selects a range of the document in it. */
export function showInEditor(from: number, to: number): void {
  const shell = useShell.getState()
  if (!shell.open.editor) shell.togglePanel('editor')
  shell.setNarrowView('editor')
  useEditorView.getState().show(from, to)
}
