import { useId, useState } from 'react'
import type { RuleCategory } from '@/lib/rules'
import { categories, categoryNames } from '../group-findings'
import { type TrendPoint, trendLine, trendWords } from './trend'

const width = 260
const height = 70
const margin = 6

/** The score over the versions as a line, and as a table for who does not see it. */
export function TrendChart({ trend }: { readonly trend: readonly TrendPoint[] }) {
  const [shown, setShown] = useState<RuleCategory | 'overall'>('overall')
  const id = useId()
  if (trend.length === 0) return <p role="status">Scoring the versions …</p>
  const scoreIn = ({ score }: TrendPoint): number =>
    shown === 'overall' ? score.overall : score.categories[shown]
  const values = trend.map(scoreIn)
  const { path, points } = trendLine(values, width, height)
  return (
    <figure>
      <label className="flex items-center gap-1.5 text-[12px] text-ink-muted">
        Category
        <select
          value={shown}
          onChange={(event) => setShown(event.target.value as typeof shown)}
          className="rounded border border-line bg-surface px-1 py-0.5"
        >
          <option value="overall">all together</option>
          {categories.map((category) => (
            <option key={category} value={category}>
              {categoryNames[category].toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <svg
        role="img"
        aria-labelledby={id}
        viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
        className="mt-2 w-full max-w-md overflow-visible"
      >
        <title id={id}>{trendWords(values)}</title>
        {[0, 50, 100].map((value) => (
          <line
            key={value}
            x1={0}
            x2={width}
            y1={height - (value / 100) * height}
            y2={height - (value / 100) * height}
            stroke="var(--line)"
          />
        ))}
        <path d={path} fill="none" stroke="var(--accent)" strokeWidth={2} strokeLinejoin="round" />
        {points.map(({ x, y }, at) => (
          <circle key={trend[at]?.id ?? at} cx={x} cy={y} r={3} fill="var(--accent)">
            <title>{`${trend[at]?.title}: ${values[at]?.toFixed(1)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className="text-[12px] text-ink-muted">{trendWords(values)}</figcaption>
      <details className="mt-1 text-[12px]">
        <summary className="cursor-pointer text-ink-muted">As a table</summary>
        <table className="mt-1 w-full">
          <thead>
            <tr className="text-left text-ink-muted">
              <th scope="col" className="font-normal">
                Version
              </th>
              <th scope="col" className="pl-3 text-right font-normal">
                Score
              </th>
              <th scope="col" className="pl-3 text-right font-normal">
                Findings
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.map((point) => (
              <tr key={point.id} className="border-line border-t">
                <td className="py-0.5 [overflow-wrap:anywhere]">{point.title}</td>
                <td className="pl-3 text-right tabular-nums">{scoreIn(point).toFixed(1)}</td>
                <td className="pl-3 text-right tabular-nums">{point.score.findings}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
