import { useWorkbench } from '../../state/use-workbench'
import { categories, categoryNames } from '../group-findings'
import { ChangeReview } from './change-review'
import { TrendChart } from './trend-chart'
import { useScore } from './use-score'
import { useTrend } from './use-trend'

/** How good the schema is by category, how that came over the versions, and what the last change brought. */
export function ScorePanel() {
  const score = useScore()
  const trend = useTrend(score)
  const hasQueries = useWorkbench((state) => state.review?.workload != null)
  const shown = categories.filter((id) => id !== 'queries' || hasQueries)
  return (
    <div className="space-y-5 p-3">
      <section aria-label="Score">
        <h3 className="flex items-baseline gap-2 font-semibold">
          Score
          <span className="font-normal text-[12px] text-ink-muted">
            of 100, weighed by the size of the schema
          </span>
        </h3>
        {!score && <p role="status">Scoring …</p>}
        {score && (
          <>
            <p className="mt-1 font-semibold text-[26px] tabular-nums">{score.overall.toFixed(1)}</p>
            <table className="mt-1 w-full text-[12px]">
              <thead className="sr-only">
                <tr>
                  <th scope="col">Category</th>
                  <th scope="col">Bar</th>
                  <th scope="col">Score</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((id) => (
                  <tr key={id}>
                    <th scope="row" className="w-20 py-0.5 text-left font-normal">
                      {categoryNames[id]}
                    </th>
                    <td aria-hidden className="px-2">
                      <span className="block h-1.5 rounded-full bg-surface-sunken">
                        <span
                          className={`block h-full rounded-full ${toneOf(score.categories[id])}`}
                          style={{ width: `${score.categories[id]}%` }}
                        />
                      </span>
                    </td>
                    <td className="w-10 text-right tabular-nums">{score.categories[id].toFixed(1)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </section>
      <section aria-label="Trend">
        <h3 className="font-semibold">Over the versions</h3>
        <TrendChart trend={trend} />
      </section>
      <ChangeReview />
    </div>
  )
}

function toneOf(score: number): string {
  if (score >= 80) return 'bg-good'
  return score >= 50 ? 'bg-warn' : 'bg-danger'
}
