import 'monaco-editor/features/register.all'
import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'
import { configuration, grammar } from './grammar'

const startWorker = (): Worker =>
  new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' })

/** Fetched with the editor: Monaco asks for it with the first keystroke only, when the network may be gone. */
let waiting: Worker | null = startWorker()

/** Monaco served from here: no loader script, one worker of its own, one grammar. */
self.MonacoEnvironment = {
  getWorker() {
    const worker = waiting ?? startWorker()
    waiting = null
    return worker
  },
}
loader.config({ monaco: monaco as never })

/** The grammar that colours the document. */
export const languageId = 'ddl'

monaco.languages.register({ id: languageId, aliases: ['DDL', 'SQL'] })
monaco.languages.setMonarchTokensProvider(languageId, grammar)
monaco.languages.setLanguageConfiguration(languageId, configuration)

export { monaco }
export type Editor = monaco.editor.IStandaloneCodeEditor
export type Model = monaco.editor.ITextModel
export type Disposable = monaco.IDisposable
