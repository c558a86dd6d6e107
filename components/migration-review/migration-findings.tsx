import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { hunksOf } from '@/lib/text'
import { Button } from '../ui/button'
import { HunkList } from '../ui/hunk-list'
import { useShell } from '../workbench/shell-state'
import { linesOf, type MigrationFinding, reviewHeadline } from './review-words'
import type { MigrationReview } from './use-migration-review'

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info }
const colors = { error: 'text-danger', warning: 'text-warn', info: 'text-info' }

/** The findings of a migration in the order of its statements, each with its place, its reasons and its rewrite. */
export function MigrationFindings(props: {
  readonly review: MigrationReview | null
  readonly text: string
  readonly onShow: (finding: MigrationFinding) => void
  readonly onApply: (finding: MigrationFinding) => void
}) {
  const { review, text } = props
  const lines = useMemo(() => (review ? linesOf(review.wish.text, review.findings) : []), [review])
  if (text.trim() === '') {
    return <p className="text-ink-muted">Nothing to review yet. The text here stays on this page.</p>
  }
  if (!review) return <p role="status">Reviewing …</p>
  if (review.failure !== null) {
    return (
      <p role="alert" className="text-danger">
        {review.failure}
      </p>
    )
  }
  return (
    <section aria-label="Findings" className="flex min-h-0 flex-col gap-2">
      <p role="status" className="font-semibold">
        {reviewHeadline(review.findings)}
      </p>
      <ul className="min-h-0 grow overflow-auto rounded border border-line">
        {review.findings.map((finding, at) => (
          <Finding
            // A finding may be told of two statements that say the same.
            key={`${finding.key} ${finding.statement} ${finding.from}`}
            finding={finding}
            line={lines[at] ?? 1}
            text={text}
            onShow={() => props.onShow(finding)}
            onApply={() => props.onApply(finding)}
          />
        ))}
      </ul>
    </section>
  )
}

function Finding(props: {
  readonly finding: MigrationFinding
  readonly line: number
  readonly text: string
  readonly onShow: () => void
  readonly onApply: () => void
}) {
  const { finding, line, text } = props
  const showRule = useShell((state) => state.showRule)
  const Icon = icons[finding.severity]
  return (
    <li className="border-line border-b last:border-b-0">
      <details onToggle={(event) => event.currentTarget.open && props.onShow()}>
        <summary className="flex cursor-pointer items-start gap-2 px-2 py-1.5 hover:bg-surface-sunken">
          <Icon
            size={14}
            className={`mt-0.5 shrink-0 ${colors[finding.severity]}`}
            aria-label={finding.severity}
          />
          <span className="min-w-0 grow break-words">{finding.message}</span>
          <span className="shrink-0 text-[11px] text-ink-faint">line {line}</span>
        </summary>
        <div className="space-y-1.5 px-2 pb-2 pl-8 text-[12px]">
          <p className="text-ink-muted">{finding.evidence}</p>
          <p>{finding.why}</p>
          {finding.guidance !== null && <p>{finding.guidance}</p>}
          <p className="text-[11px] text-ink-faint">
            <button
              type="button"
              onClick={() => showRule(finding.rule)}
              aria-label={`The page of the rule ${finding.rule}`}
              className="rounded text-accent underline underline-offset-2"
            >
              {finding.rule}
            </button>{' '}
            · {finding.source}
          </p>
          {finding.fix && (
            <>
              <div className="flex items-center gap-2">
                <span className="grow font-medium">{finding.fix.title}</span>
                {!finding.fix.safe && <span className="text-[11px] text-warn">weigh it first</span>}
                <Button onClick={props.onApply}>Apply</Button>
              </div>
              <HunkList hunks={hunksOf(text, finding.fix.change, 1)} />
            </>
          )}
        </div>
      </details>
    </li>
  )
}
