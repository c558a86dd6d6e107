import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useEditorView } from '../editor/editor-view'
import { useWorkbench, useWorkbenchState } from '../state/use-workbench'
import { nextProblem } from './next-problem'

/** One line of facts: cursor, size of the schema, problems, how long the last reading took. */
export function StatusBar() {
  return (
    <footer className="flex h-6 shrink-0 items-center gap-4 overflow-hidden whitespace-nowrap border-line border-t bg-surface-sunken px-3 text-[11px] text-ink-muted tabular-nums">
      <Problems />
      <Counts />
      <Statements />
      <span className="grow" />
      <ReadTime />
      <Cursor />
      <LineEnds />
    </footer>
  )
}

function Problems() {
  const diagnostics = useWorkbench((state) => state.diagnostics)
  const stale = useWorkbench((state) => state.stale.size)
  if (diagnostics.length === 0) {
    return (
      <span className="flex items-center gap-1">
        <CircleCheck size={12} aria-hidden className="text-good" /> No problems
      </span>
    )
  }
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length
  return (
    <button
      type="button"
      title="Go to the next problem (F8)"
      onClick={() => nextProblem(diagnostics)}
      className={`flex items-center gap-1 rounded px-1 hover:bg-surface ${errors > 0 ? 'text-danger' : 'text-warn'}`}
    >
      <TriangleAlert size={12} aria-hidden />
      {counted(diagnostics.length, 'problem')}
      {stale > 0 && <span>· {stale} shown as last read</span>}
    </button>
  )
}

function Counts() {
  const tables = useWorkbench((state) => state.schema.tables.size)
  const views = useWorkbench((state) => state.schema.views.size)
  return (
    <span>
      {counted(tables, 'table')}
      {views > 0 && ` · ${counted(views, 'view')}`}
    </span>
  )
}

function Statements() {
  const statements = useWorkbench((state) => state.statements)
  return <span className="max-md:hidden">{counted(statements, 'statement')}</span>
}

function ReadTime() {
  const readTime = useWorkbench((state) => state.readTime)
  return (
    <span title="From the last edit to its reading">read in {Math.max(0.1, readTime).toFixed(1)} ms</span>
  )
}

function Cursor() {
  const line = useEditorView((state) => state.line)
  const column = useEditorView((state) => state.column)
  const selected = useEditorView((state) => state.selected)
  return (
    <span>
      Ln {line}, Col {column}
      {selected > 0 && ` (${selected} selected)`}
    </span>
  )
}

/** Looks through the whole text, so not before what is typed stands still. */
function LineEnds() {
  const revision = useWorkbench((state) => state.revision)
  const state = useWorkbenchState()
  const [ends, setEnds] = useState(() => lineEnds(state().text))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has another text
  useEffect(() => {
    const timer = setTimeout(() => setEnds(lineEnds(state().text)), rest)
    return () => clearTimeout(timer)
  }, [revision, state])
  return <span title="Line ends of the text">{ends}</span>
}

/** Milliseconds without a change after which the text is looked through. */
const rest = 300

function lineEnds(text: string): string {
  const at = text.indexOf('\r')
  if (at < 0) return 'LF'
  const head = text.slice(0, 20_000)
  const crlf = head.split('\r\n').length - 1
  const lf = head.split('\n').length - 1 - crlf
  const cr = head.split('\r').length - 1 - crlf
  if (lf + cr === 0) return 'CRLF'
  return crlf === 0 && lf === 0 ? 'CR' : 'mixed line ends'
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
