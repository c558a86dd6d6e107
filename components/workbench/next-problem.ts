import type { Diagnostic } from '@/lib/sql'
import { useEditorView } from '../editor/editor-view'
import { showInEditor } from './show-in-editor'

/** Moves the editor to the problem after its cursor; after the last it starts over. */
export function nextProblem(diagnostics: readonly Diagnostic[]): void {
  const { offset } = useEditorView.getState()
  const next = diagnostics.find((diagnostic) => diagnostic.from > offset) ?? diagnostics[0]
  if (next) showInEditor(next.from, next.to)
}
