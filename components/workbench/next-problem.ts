import type { Diagnostic } from '@/lib/sql'
import { useEditorView } from '../editor/editor-view'
import { useShell } from './shell-state'

/** Moves the editor to the problem after its cursor; after the last it starts over. */
export function nextProblem(diagnostics: readonly Diagnostic[]): void {
  const { offset, show } = useEditorView.getState()
  const next = diagnostics.find((diagnostic) => diagnostic.from > offset) ?? diagnostics[0]
  if (!next) return
  const shell = useShell.getState()
  if (!shell.open.editor) shell.togglePanel('editor')
  shell.setNarrowView('editor')
  show(next.from, next.to)
}
