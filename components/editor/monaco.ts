import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/pgsql/register'
import { loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'

/** Monaco served from here: no loader script, one worker of its own, the SQL grammar only. */
self.MonacoEnvironment = {
  getWorker: () =>
    new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
}
loader.config({ monaco: monaco as never })

/** The grammar that colours the document. */
export const languageId = 'pgsql'

export { monaco }
export type Monaco = typeof monaco
export type Editor = monaco.editor.IStandaloneCodeEditor
export type Model = monaco.editor.ITextModel
export type Disposable = monaco.IDisposable
