'use client'

import './editor.css'
import { Editor as MonacoEditor } from '@monaco-editor/react'
import { useEffect, useRef, useState } from 'react'
import { useActions, useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { type Binding, bindEditor } from './bind-editor'
import { useEditorView } from './editor-view'
import { type Editor, languageId } from './monaco'
import { editorOptions } from './options'
import { isNewRequest } from './places-shown'
import { acceptsPaste, takeFiles } from './take-files'
import { themeName } from './theme'

/** The DDL of the project in Monaco: what is typed is the document, and what changes the document is shown. */
export function DdlEditor() {
  const actions = useActions()
  const getState = useWorkbenchState()
  const [editor, setEditor] = useState<Editor | null>(null)
  const [options] = useState(() => editorOptions(getState().text.length))
  const binding = useRef<Binding | null>(null)

  useEffect(() => {
    if (!editor) return
    const bound = bindEditor(editor, actions, getState)
    binding.current = bound
    return () => {
      binding.current = null
      bound.dispose()
    }
  }, [editor, actions, getState])

  const readRevision = useWorkbench((state) =>
    state.schemaRevision === state.revision ? state.revision : -1,
  )
  const diagnostics = useWorkbench((state) => state.diagnostics)
  const findings = useWorkbench((state) => state.findings)
  const dismissals = useWorkbench((state) => state.dismissals)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the marks are of, not what they are made with
  useEffect(() => {
    if (readRevision >= 0) binding.current?.showReading()
  }, [editor, readRevision, diagnostics, findings, dismissals])

  const projectId = useWorkbench((state) => state.projectId)
  const reveal = useWorkbench((state) => state.reveal)
  useEffect(() => {
    if (!editor || !reveal || !isNewRequest('reveal', projectId, reveal)) return
    binding.current?.reveal(reveal.from, reveal.to)
  }, [editor, projectId, reveal])

  const shown = useEditorView((state) => state.shown)
  useEffect(() => {
    if (!editor || !shown || !isNewRequest('show', '', shown)) return
    binding.current?.reveal(shown.from, shown.to)
    editor.focus()
  }, [editor, shown])

  return (
    // React Flow takes the Space key of everything that is not marked so.
    // biome-ignore lint/a11y/noStaticElementInteractions: files dropped or pasted here go into the text
    <div
      className="nokey h-full"
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        // Before the line it was dropped on: never in the middle of a word.
        const place = editor?.getTargetAtClientPoint(event.clientX, event.clientY)?.position
        const at = binding.current?.offsetAt(place ? place.with(undefined, 1) : null) ?? 0
        void takeFiles(event.dataTransfer.files, at, actions, getState)
      }}
      onPasteCapture={(event) => {
        const { files } = event.clipboardData
        const selection = editor?.getSelection() ?? null
        const pasted = {
          from: binding.current?.offsetAt(selection?.getStartPosition() ?? null) ?? 0,
          to: binding.current?.offsetAt(selection?.getEndPosition() ?? null) ?? 0,
          insert: event.clipboardData.getData('text/plain'),
        }
        if (files.length === 0 && acceptsPaste(pasted, getState())) return
        event.preventDefault()
        event.stopPropagation()
        const at = binding.current?.offsetAt(null) ?? 0
        void takeFiles(files, at, actions, getState)
      }}
    >
      <MonacoEditor
        language={languageId}
        theme={themeName}
        options={options}
        keepCurrentModel
        loading={<p className="p-3 text-ink-muted">Loading the editor …</p>}
        onMount={(mounted) => setEditor(mounted as Editor)}
      />
    </div>
  )
}
