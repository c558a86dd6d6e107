import { Copy } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { toast } from 'sonner'
import { dialectDataOf } from '@/lib/sql/about'
import { maxFileBytes, type RowCounts, readRowCounts, sizeProblem } from '@/lib/store'
import { bytesWords, decodeText } from '@/lib/text'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { counted, type Plan, relationsOf } from './plan-words'

/** How much the tables hold: asked of the database by a query, pasted or dropped, or entered by hand. */
export function RowCountsPanel(props: {
  readonly plan: Plan
  readonly counts: RowCounts
  readonly onChange: (counts: RowCounts) => void
}) {
  const { plan, counts, onChange } = props
  const touched = relationsOf(plan)
  const others = Object.keys(counts).filter((name) => !touched.includes(name)).length
  return (
    <div className="space-y-4">
      <p className="text-ink-muted">
        How long a statement holds its lock depends on how much its table holds. What is entered here stays
        with the project, and the plan counts with it.
      </p>
      <PastedCounts counts={counts} onChange={onChange} />
      {touched.length === 0 ? (
        <p className="text-ink-muted">The plan works on no table.</p>
      ) : (
        <table className="w-full max-w-2xl">
          <thead>
            <tr className="text-left text-ink-muted">
              <th className="font-normal">Table of the plan</th>
              <th className="font-normal">Rows</th>
              <th className="font-normal">On disk</th>
            </tr>
          </thead>
          <tbody>
            {touched.map((name) => (
              <tr key={name} className="border-line border-t">
                <td className="break-all py-1 pr-2">{name}</td>
                <td>
                  <RowsInput
                    name={name}
                    rows={counts[name]?.rows ?? null}
                    onChange={(rows) => onChange(withRows(counts, name, rows))}
                  />
                </td>
                <td className="text-ink-muted">
                  {typeof counts[name]?.bytes === 'number' ? bytesWords(counts[name].bytes) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others > 0 && <p className="text-ink-faint">{counted(others, 'other table')} counted.</p>}
    </div>
  )
}

type Said = { readonly isGood: boolean; readonly words: string } | null

function PastedCounts(props: { readonly counts: RowCounts; readonly onChange: (counts: RowCounts) => void }) {
  const dialect = useWorkbench((state) => dialectDataOf(state.dialect))
  const [draft, setDraft] = useState('')
  const [said, setSaid] = useState<Said>(null)
  const id = useId()
  const take = (text: string): void => {
    setDraft(text)
    const read = readRowCounts(text, { home: dialect.defaultSchema, quote: dialect.quote })
    if (text.trim() === '') setSaid(null)
    else if (read.ok) {
      props.onChange({ ...props.counts, ...read.value })
      setSaid({ isGood: true, words: `${counted(Object.keys(read.value).length, 'table')} counted` })
    } else setSaid({ isGood: false, words: read.error })
  }
  const drop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    const huge = file.size > maxFileBytes ? sizeProblem(`“${file.name}”`, file.size) : null
    if (huge !== null) setSaid({ isGood: false, words: huge })
    else take(decodeText(new Uint8Array(await file.arrayBuffer())).text)
  }
  const { rowCountsQuery } = dialect
  return (
    <fieldset
      className="grid gap-3 md:grid-cols-2"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <legend className="sr-only">Count all tables</legend>
      {rowCountsQuery !== null && (
        <figure className="min-w-0">
          <figcaption className="flex items-center gap-2 text-ink-muted">
            <span className="grow">Ask the database</span>
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(rowCountsQuery).then(() => toast.success('Copied'))
              }
            >
              <Copy size={13} aria-hidden /> Copy the query
            </Button>
          </figcaption>
          <pre className="mt-1 max-h-36 overflow-auto rounded bg-surface-sunken p-1.5 font-mono text-[11px]">
            {rowCountsQuery}
          </pre>
        </figure>
      )}
      <div className="min-w-0">
        <label htmlFor={id} className="text-ink-muted">
          Its answer, pasted or dropped: CSV, JSON, or as psql prints it
        </label>
        <textarea
          id={id}
          value={draft}
          rows={6}
          spellCheck={false}
          placeholder={'schema,table,rows,bytes\npublic,orders,1200000,96468992'}
          onChange={(event) => take(event.target.value)}
          className="mt-1 w-full rounded border border-line bg-surface p-1.5 font-mono text-[11px]"
        />
        {said && (
          <p role={said.isGood ? 'status' : 'alert'} className={said.isGood ? 'text-good' : 'text-danger'}>
            {said.words}
          </p>
        )}
      </div>
    </fieldset>
  )
}

function RowsInput(props: {
  readonly name: string
  readonly rows: number | null
  readonly onChange: (rows: number | null) => void
}) {
  return (
    <input
      type="number"
      min={0}
      step={1}
      value={props.rows ?? ''}
      placeholder="not known"
      aria-label={`Rows of ${props.name}`}
      onChange={({ target }) => {
        const rows = target.value === '' ? null : Math.round(target.valueAsNumber)
        if (rows === null || (Number.isSafeInteger(rows) && rows >= 0)) props.onChange(rows)
      }}
      className="w-36 rounded border border-line bg-surface px-1.5 py-0.5"
    />
  )
}

/** By hand only rows are told: the bytes grow with them where they were known. */
function withRows(counts: RowCounts, name: string, rows: number | null): RowCounts {
  const { [name]: before, ...rest } = counts
  if (rows === null) return rest
  const width = before && before.bytes !== null && before.rows > 0 ? before.bytes / before.rows : null
  return { ...rest, [name]: { rows, bytes: width === null ? null : Math.round(width * rows) } }
}
