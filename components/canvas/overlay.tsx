import { ViewportPortal } from '@xyflow/react'
import { useCanvas } from './canvas-store'

/** What the pointer is drawing: the marquee, or the line of a foreign key to be. */
export function Overlay() {
  const marquee = useCanvas((state) => state.marquee)
  const link = useCanvas((state) => state.link)
  if (!marquee && !link) return null
  return (
    <ViewportPortal>
      <svg className="edges" style={{ zIndex: 10 }} aria-hidden="true">
        {marquee && (
          <rect
            {...marquee}
            fill="var(--accent)"
            fillOpacity={0.08}
            stroke="var(--accent)"
            vectorEffect="non-scaling-stroke"
          />
        )}
        {link && (
          <path
            d={`M${link.start.x} ${link.start.y}L${link.end.x} ${link.end.y}`}
            fill="none"
            stroke={link.over ? 'var(--good)' : 'var(--accent)'}
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
    </ViewportPortal>
  )
}
