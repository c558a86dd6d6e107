'use client'

import './editor.css'
import { Editor as MonacoEditor } from '@monaco-editor/react'
import { useEffect, useState } from 'react'
import { lineColumnAt, makeLineIndex } from '@/lib/text'
import { configuration, grammar } from './grammar'
import { type Editor, monaco } from './monaco'
import { editorOptions } from './options'
import { followTheme, themeName } from './theme'

/** Coloured like the document, but not the document: its completions and renames do not belong here. */
const languageId = 'migration'
const owner = 'migration-review'

monaco.languages.register({ id: languageId })
monaco.languages.setMonarchTokensProvider(languageId, grammar)
monaco.languages.setLanguageConfiguration(languageId, configuration)

/** A place of the text with something to say about it. */
export interface EditorMark {
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

/** A text of its own in Monaco, with squiggles; `shown` is a place to go to. */
export default function MigrationEditor(props: {
  readonly value: string
  readonly marks: readonly EditorMark[]
  readonly shown: { readonly from: number; readonly to: number } | null
  readonly onChange: (value: string) => void
}) {
  const { value, marks, shown } = props
  const [editor, setEditor] = useState<Editor | null>(null)
  const [options] = useState(() => ({ ...editorOptions(value.length), ariaLabel: 'Migration' }))
  useEffect(() => {
    const theme = followTheme()
    return () => theme.dispose()
  }, [])
  useEffect(() => {
    const model = editor?.getModel()
    if (!model) return
    const rangeOf = rangesIn(value)
    monaco.editor.setModelMarkers(
      model,
      owner,
      marks.map(({ from, to, severity, message }) => ({
        ...rangeOf(from, to),
        message,
        severity: severities[severity],
      })),
    )
  }, [editor, marks, value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place is gone to once, not with each change
  useEffect(() => {
    if (!editor || !shown) return
    const range = rangesIn(value)(shown.from, shown.to)
    editor.setSelection(range)
    editor.revealRangeInCenterIfOutsideViewport(range)
  }, [editor, shown])
  return (
    <MonacoEditor
      language={languageId}
      theme={themeName}
      options={options}
      value={value}
      loading={<p className="p-3 text-ink-muted">Loading the editor …</p>}
      onChange={(next) => props.onChange(next ?? '')}
      onMount={(mounted) => setEditor(mounted as Editor)}
    />
  )
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
}

/** Offsets of a text as lines and columns: the editor counts its own line ends, not the file's. */
function rangesIn(text: string): (from: number, to: number) => monaco.IRange {
  const lines = makeLineIndex(text)
  return (from, to) => {
    const [start, end] = [lineColumnAt(lines, from), lineColumnAt(lines, to)]
    return {
      startLineNumber: start.line,
      startColumn: start.column,
      endLineNumber: end.line,
      endColumn: end.column,
    }
  }
}
