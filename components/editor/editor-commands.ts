import { toast } from 'sonner'
import type { Disposable } from './monaco'

export type EditorCommand = 'format' | 'find'

/** The editor that is shown, for commands given elsewhere. */
let run: ((command: EditorCommand) => void) | null = null

/** Runs a command in the editor; says so when it is hidden. */
export function runEditorCommand(command: EditorCommand): void {
  if (run) run(command)
  else toast.info('Open the DDL editor first (Ctrl+J).')
}

/** Takes commands until disposed of; the editor that came last has them. */
export function listenForCommands(handler: (command: EditorCommand) => void): Disposable {
  run = handler
  return {
    dispose: () => {
      if (run === handler) run = null
    },
  }
}
