import { memo } from 'react'
import { lineMiddle, linePath } from '../model/lines'
import type { SceneEdge } from '../model/scene'
import { edgeLabel, spokenEdge } from '../model/words'

export type EdgeTone = 'plain' | 'lit' | 'dim'

/** One line with its signs in a single path, and a wide invisible one to hit. */
export const EdgeLine = memo(function EdgeLine(props: {
  readonly edge: SceneEdge
  readonly tone: EdgeTone
  readonly labelled: boolean
}) {
  const { edge, tone } = props
  const path = linePath(edge)
  const middle = props.labelled ? lineMiddle(edge) : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG group cannot be a button element
    <g
      className="edge react-flow__edge"
      role="button"
      tabIndex={-1}
      aria-label={spokenEdge(edge)}
      data-edge={edge.id}
      data-kind={edge.kind}
      data-tone={tone}
      data-strength={edge.relationship?.identifying ? 'identifying' : undefined}
    >
      <path className="edge-line" d={path} />
      <path className="edge-hit" d={path} />
      {middle && (
        <text className="edge-label" x={middle.x} y={middle.y - 6}>
          {edgeLabel(edge)}
        </text>
      )}
    </g>
  )
})
