import { memo } from 'react'
import type { DifferenceMark } from '@/lib/worker'
import type { SceneEdge } from '../model/scene'
import { edgeLabel, spokenEdge } from '../model/words'
import { type Line, lineMiddle } from './lines'

export type EdgeTone = 'plain' | 'lit' | 'dim'

/** One line with its signs, and a wide invisible one to hit. */
export const EdgeLine = memo(function EdgeLine(props: {
  readonly edge: SceneEdge
  readonly line: Line
  readonly tone: EdgeTone
  readonly labelled: boolean
  /** How it differs while two schemas are compared. */
  readonly mark: DifferenceMark | undefined
}) {
  const { edge, line, tone } = props
  const middle = props.labelled ? lineMiddle(line) : null
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
      data-mark={props.mark}
      data-strength={edge.relationship?.identifying ? 'identifying' : undefined}
    >
      <path className="edge-line" d={line.path} />
      <path className="edge-sign" d={line.strokes} />
      {line.circles !== '' && <path className="edge-circle" d={line.circles} />}
      <path className="edge-hit" d={line.path} />
      {middle && (
        <text className="edge-label" x={middle.x} y={middle.y - 6}>
          {edgeLabel(edge)}
        </text>
      )}
    </g>
  )
})
