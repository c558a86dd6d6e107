import { Copy } from 'lucide-react'
import { toast } from 'sonner'
import { dialectDataOf } from '@/lib/sql/about'
import { useWorkbench } from '../state/use-workbench'
import { Button } from '../ui/button'
import { ImportBox } from './import-box'
import { InputReport } from './input-report'

/** What a running database says of its tables and indexes: the query to ask it, and its answer. */
export function StatisticsImport(props: {
  readonly texts: readonly string[] | null
  readonly onChange: (texts: readonly string[] | null) => void
}) {
  const query = useWorkbench((state) => dialectDataOf(state.dialect).statisticsQuery)
  const texts = props.texts ?? []
  const keep = (next: readonly string[]): void => props.onChange(next.length > 0 ? next : null)
  return (
    <div className="space-y-3">
      <p className="text-ink-muted">
        With the counters of a running database Athena judges indexes that nobody uses, tables that are only
        scanned, sequences near their end and more. The counters hold no row of yours; they stay with the
        project.
      </p>
      {query !== null && (
        <figure>
          <figcaption className="flex items-center gap-2 text-ink-muted">
            <span className="grow">Ask the database</span>
            <Button
              onClick={() => void navigator.clipboard.writeText(query).then(() => toast.success('Copied'))}
            >
              <Copy size={13} aria-hidden /> Copy the query
            </Button>
          </figcaption>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
            tabIndex={0}
            className="mt-1 max-h-32 overflow-auto rounded bg-surface-sunken p-1.5 font-mono text-[11px]"
          >
            {query}
          </pre>
        </figure>
      )}
      <ImportBox
        what="Statistics"
        label="Its answer, pasted or dropped: JSON, or the views themselves as CSV or JSON"
        placeholder="schemaname,relname,seq_scan,idx_scan,n_live_tup …"
        texts={texts}
        onAdd={(added) => keep([...texts, ...added])}
        onRemove={(gone) => keep(texts.filter((_, at) => at !== gone))}
      >
        <InputReport input="statistics" />
      </ImportBox>
    </div>
  )
}
