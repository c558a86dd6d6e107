import type { WorkbenchActions, WorkbenchState } from '../state/contract'
import { showDiagnostics } from './diagnostics'
import { useEditorView } from './editor-view'
import { trackFindings } from './finding-marks'
import { bindKeys } from './key-bindings'
import { registerFeatures } from './language-features'
import { syncModel } from './model-sync'
import type { Disposable, Editor, monaco } from './monaco'
import { revealRange } from './reveal-range'
import { followTheme } from './theme'

/** The editor at work on the document. */
export interface Binding extends Disposable {
  /** Shows problems and findings of the newest reading; call when it is of the text as it stands. */
  showReading(): void
  /** Selects a range of the document and scrolls to it, without taking the focus. */
  reveal(from: number, to: number): void
  /** Document offset of a place in the editor; of the cursor for null. */
  offsetAt(position: monaco.IPosition | null): number
}

/** Milliseconds that the cursor rests before the diagram is told. */
const cursorRest = 60

/** How the text was scrolled when its editor was last closed, by project. */
const viewStates = new Map<string, monaco.editor.ICodeEditorViewState>()

/** Joins an editor to the document: model, marks, language features, cursor and keys. */
export function bindEditor(
  editor: Editor,
  actions: WorkbenchActions,
  getState: () => WorkbenchState,
): Binding {
  const { projectId } = getState()
  const synced = syncModel(actions, getState)
  const scratch = editor.getModel()
  editor.setModel(synced.model)
  scratch?.dispose()
  const viewState = viewStates.get(projectId)
  if (viewState) editor.restoreViewState(viewState)

  let resting: ReturnType<typeof setTimeout> | undefined
  const followCursor = (): void => {
    const position = editor.getPosition()
    const selection = editor.getSelection()
    if (!position || !selection) return
    const offset = synced.offsetAt(position)
    useEditorView.getState().setCursor({
      offset,
      line: position.lineNumber,
      column: position.column,
      selected: selection.isEmpty() ? 0 : synced.model.getValueLengthInRange(selection),
    })
    clearTimeout(resting)
    resting = setTimeout(() => actions.setCursor(offset), cursorRest)
  }
  const reveal = (from: number, to: number): void => {
    const range = synced.rangeOf(from, to)
    editor.setSelection(range, 'reveal')
    revealRange(editor, range)
  }

  const selectedPart = (): { readonly from: number; readonly to: number } | null => {
    const selection = editor.getSelection()
    if (!selection || selection.isEmpty()) return null
    return {
      from: synced.offsetAt(selection.getStartPosition()),
      to: synced.offsetAt(selection.getEndPosition()),
    }
  }

  // The history does not know of cursors: show where it changed something.
  synced.onForeignChange((event, last) => {
    if (event.origin !== 'history') return
    editor.setPosition(last.getEndPosition(), 'history')
    revealRange(editor, last)
  })

  const findings = trackFindings(synced, actions, getState)
  const parts: Disposable[] = [
    followTheme(),
    editor.onDidChangeCursorSelection(followCursor),
    bindKeys(editor, selectedPart, actions, getState),
    registerFeatures({ synced, findings, actions, getState }),
    findings,
  ]

  return {
    showReading() {
      const { diagnostics } = getState()
      showDiagnostics(editor, synced, diagnostics)
      findings.update()
    },
    reveal,
    offsetAt(position) {
      const place = position ?? editor.getPosition()
      return place ? synced.offsetAt(place) : 0
    },
    dispose() {
      clearTimeout(resting)
      const state = editor.saveViewState()
      if (state) viewStates.set(projectId, state)
      for (const part of parts) part.dispose()
      synced.dispose()
    },
  }
}
