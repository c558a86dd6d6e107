import { Play, Square } from 'lucide-react'
import { Button } from '../ui/button'
import { type DryRun, headline, isOver } from './dry-run-state'
import { DryRunSteps } from './dry-run-steps'

/** Runs the plan on a PostgreSQL in this browser, there and back, and shows how each statement went. */
export function DryRunPanel(props: {
  readonly run: DryRun | null
  readonly ready: boolean
  readonly onStart: () => void
  readonly onCancel: () => void
}) {
  const { run } = props
  const isRunning = run !== null && !isOver(run)
  const tone = run?.phase === 'passed' ? 'text-good' : run?.phase === 'failed' ? 'text-danger' : ''
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="solid" disabled={!props.ready || isRunning} onClick={props.onStart}>
          <Play size={14} aria-hidden /> {run === null ? 'Dry run' : 'Run again'}
        </Button>
        {isRunning && (
          <Button onClick={props.onCancel}>
            <Square size={13} aria-hidden /> Cancel
          </Button>
        )}
        <p role="status" className={`min-w-0 grow break-words font-semibold ${tone}`}>
          {run === null
            ? 'Loads the older side into a throw-away PostgreSQL in this browser, puts rows into it, runs every phase, and takes it back.'
            : headline(run)}
        </p>
      </div>
      {isRunning && run.total > 0 && (
        <progress
          aria-label="Statements run"
          value={run.steps.length}
          max={run.total}
          className="h-1.5 w-full"
        />
      )}
      {run !== null && (
        <>
          <Notes run={run} />
          <DryRunSteps run={run} />
        </>
      )}
    </div>
  )
}

function Notes({ run }: { readonly run: DryRun }) {
  const seeded = run.seeded.filter(({ rows }) => rows > 0)
  const empty = run.seeded.filter(({ failure }) => failure !== null)
  const notes = [
    ...run.loadFailures.map(({ line, message }) => `The older side, line ${line}: ${message}`),
    ...empty.map(({ table, failure }) => `${table} could not be given all rows: ${failure}`),
    ...run.changedCounts.map(
      ({ table, before, after }) => `${table} had ${before} rows, and has ${after} when all is taken back`,
    ),
  ]
  return (
    <div className="text-[12px] text-ink-muted">
      {run.seeded.length > 0 && (
        <p>
          Rows in {seeded.length} of {run.seeded.length} tables
        </p>
      )}
      {notes.length > 0 && (
        <details>
          <summary className="cursor-pointer text-warn">
            {notes.length === 1 ? 'One thing' : `${notes.length} things`} to know about this run
          </summary>
          <ul className="list-disc pl-6">
            {notes.map((note) => (
              <li key={note} className="break-words">
                {note}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
