import type { WorkbenchActions, WorkbenchState } from '../state/contract'
import { listenForCommands } from './editor-commands'
import { formatDocument } from './format'
import { type Disposable, type Editor, monaco } from './monaco'

/** The editor's own keys: one history with the diagram, and format on request. */
export function bindKeys(
  editor: Editor,
  actions: WorkbenchActions,
  getState: () => WorkbenchState,
): Disposable {
  const { KeyCode, KeyMod } = monaco
  const inText = 'editorTextFocus'
  // Monaco's own history would not know of the diagram's changes.
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, actions.undo, inText)
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, actions.redo, inText)
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, actions.redo, inText)

  const format = (): void => void formatDocument(actions, getState)
  const action = editor.addAction({
    id: 'athena.format',
    label: 'Format the text',
    keybindings: [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF],
    contextMenuGroupId: '1_modification',
    run: format,
  })
  const commands = listenForCommands((command) => {
    editor.focus()
    if (command === 'format') format()
    else void editor.getAction('actions.find')?.run()
  })
  return {
    dispose() {
      action.dispose()
      commands.dispose()
    },
  }
}
