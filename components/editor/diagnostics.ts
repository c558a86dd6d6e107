import type { Diagnostic } from '@/lib/sql'
import type { SyncedModel } from './model-sync'
import { type Editor, monaco } from './monaco'

const owner = 'reader'

/** Problems shown at most; the status bar counts them all. */
const limit = 1000

const collections = new WeakMap<Editor, monaco.editor.IEditorDecorationsCollection>()

/** Shows what the reader found: squiggles with its words, and a bar beside each broken statement's place. */
export function showDiagnostics(
  editor: Editor,
  synced: SyncedModel,
  diagnostics: readonly Diagnostic[],
): void {
  const shown = diagnostics.slice(0, limit)
  const ranges = shown.map(({ from, to }) => visibleRange(synced, from, to))
  const markers = shown.map(
    ({ severity, message }, index): monaco.editor.IMarkerData => ({
      ...(ranges[index] as monaco.Range),
      severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      message,
      source: 'reader',
    }),
  )
  monaco.editor.setModelMarkers(synced.model, owner, markers)

  const bars = shown.map(({ severity }, index) => ({
    range: ranges[index] as monaco.Range,
    options: {
      isWholeLine: true,
      linesDecorationsClassName: severity === 'error' ? 'athena-broken' : 'athena-doubtful',
    },
  }))
  const collection = collections.get(editor) ?? editor.createDecorationsCollection()
  collections.set(editor, collection)
  collection.set(bars)
}

/** An empty place takes in one character, so that there is something to underline. */
function visibleRange(synced: SyncedModel, from: number, to: number): monaco.Range {
  const range = synced.rangeOf(from, to)
  if (!range.isEmpty()) return range
  const { lineNumber, column } = range.getStartPosition()
  const end = synced.model.getLineMaxColumn(lineNumber)
  return column < end
    ? new monaco.Range(lineNumber, column, lineNumber, column + 1)
    : new monaco.Range(lineNumber, Math.max(1, column - 1), lineNumber, column)
}
