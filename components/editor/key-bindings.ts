import type { WorkbenchActions, WorkbenchState } from '../state/contract'
import { listenForCommands } from './editor-commands'
import { type FormatPart, formatText } from './format'
import { type Disposable, type Editor, monaco } from './monaco'

/** A character that is typed behind a word and begins no suggestions itself. */
const endsWord = /^[^\p{L}\p{N}_$".(]$/u

/**
 * The editor's own keys: one history with the diagram, and format on request. `selected` gives the
 * selection by offsets, null when nothing is selected.
 */
export function bindKeys(
  editor: Editor,
  selected: () => FormatPart,
  actions: WorkbenchActions,
  getState: () => WorkbenchState,
): Disposable {
  const { KeyCode, KeyMod } = monaco
  const inText = 'editorTextFocus'
  // Monaco's own history would not know of the diagram's changes.
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, actions.undo, inText)
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, actions.redo, inText)
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, actions.redo, inText)

  const format = (): void => void formatText(selected(), actions, getState)
  const menuActions = [
    editor.addAction({
      id: 'athena.format',
      label: 'Format the text',
      contextMenuGroupId: '1_modification',
      run: () => void formatText(null, actions, getState),
    }),
    editor.addAction({
      id: 'athena.formatSelection',
      label: 'Format the selection',
      precondition: 'editorHasSelection',
      contextMenuGroupId: '1_modification',
      run: format,
    }),
  ]
  editor.addCommand(KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF, format, inText)
  const commands = listenForCommands((command) => {
    editor.focus()
    if (command === 'format') format()
    else void editor.getAction('actions.find')?.run()
  })
  // Suggestions that are being asked for anew stay open, and Enter would take one over what ended the word.
  const words = editor.onDidChangeModelContent(({ changes }) => {
    const [typed] = changes
    if (changes.length === 1 && typed && endsWord.test(typed.text)) {
      editor.trigger('typed', 'hideSuggestWidget', {})
    }
  })
  return {
    dispose() {
      words.dispose()
      for (const action of menuActions) action.dispose()
      commands.dispose()
    },
  }
}
