import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { StatementReport, VerifyReport } from '@/lib/verify'
import { useActions } from '../state/use-workbench'

/** Lines of each list that are shown. */
const most = 200

/** The verdict, then each statement that failed, each fact that differs, and what was not given to the engine. */
export function VerifyResult(props: {
  readonly report: VerifyReport
  readonly seconds: number
  readonly onJump: () => void
}) {
  const { report, seconds, onJump } = props
  const good = report.failures.length === 0 && report.differences.length === 0
  const Icon = good ? CircleCheck : TriangleAlert
  return (
    <div className="space-y-4" role="status">
      <p className={`flex items-center gap-2 font-semibold text-[14px] ${good ? 'text-good' : 'text-warn'}`}>
        <Icon size={18} aria-hidden />
        {good
          ? 'Every statement runs, and the catalogue holds exactly what is drawn here.'
          : `${counted(report.failures.length, 'statement')} failed; ${counted(report.differences.length, 'difference')} to the catalogue.`}
      </p>
      <p className="text-ink-muted">
        {count(report.executed)} of {count(report.statements)} statements executed in {seconds.toFixed(1)} s;{' '}
        {count(report.equal)} of {count(report.compared)} facts of the catalogue equal.
      </p>
      <StatementList title="Failed" statements={report.failures} onJump={onJump} />
      {report.differences.length > 0 && (
        <section>
          <h3 className="font-semibold">Differences</h3>
          <ul className="space-y-1 font-mono text-[11px]">
            {report.differences.slice(0, most).map(({ entity, path, model, catalogue }) => (
              <li key={`${entity} ${path}`} className="break-words">
                <span className="font-semibold">
                  {entity} {path}
                </span>
                : read <span className="bg-danger-soft">{shown(model)}</span>, the catalogue has{' '}
                <span className="bg-good-soft">{shown(catalogue)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <StatementList title="Not run here" statements={report.skipped} onJump={onJump} />
    </div>
  )
}

function StatementList(props: {
  readonly title: string
  readonly statements: readonly StatementReport[]
  readonly onJump: () => void
}) {
  const { jumpTo } = useActions()
  if (props.statements.length === 0) return null
  return (
    <section>
      <h3 className="font-semibold">
        {props.title} <span className="font-normal text-ink-faint">{props.statements.length}</span>
      </h3>
      <ul>
        {props.statements.slice(0, most).map(({ at, line, column, message }) => (
          <li key={at}>
            <button
              type="button"
              className="w-full rounded px-1 text-left hover:bg-surface-sunken"
              onClick={() => {
                jumpTo(at)
                props.onJump()
              }}
            >
              <span className="tabular-nums text-ink-faint">
                {line}:{column}
              </span>{' '}
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A fact as text. */
function shown(fact: unknown): string {
  if (fact === null || fact === undefined) return 'nothing'
  return typeof fact === 'string' ? fact : JSON.stringify(fact)
}

function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`
}

function count(n: number): string {
  return n.toLocaleString('en')
}
