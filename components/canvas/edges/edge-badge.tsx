import { memo } from 'react'
import type { FindingBadge } from '../model/badges'
import { plural } from '../model/words'
import { type Line, lineMiddle } from './lines'

/** How many findings are about a foreign key, on the middle of its line. */
export const EdgeBadge = memo(function EdgeBadge(props: {
  readonly line: Line
  readonly badge: FindingBadge
}) {
  const { count, worst } = props.badge
  const { x, y } = lineMiddle(props.line)
  return (
    <g className="edge-badge" data-severity={worst} transform={`translate(${x} ${y})`}>
      <title>{`${plural(count, 'finding')} about this foreign key, the worst: ${worst}`}</title>
      <circle r={7} />
      <text dy={3}>{count}</text>
    </g>
  )
})
