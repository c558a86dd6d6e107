import { useReactFlow } from '@xyflow/react'
import { type PointerEvent as ReactPointerEvent, useState } from 'react'
import type { Annotation } from '@/lib/layout'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The least a note or an area can be, in diagram units. */
const least: Size = { width: 80, height: 48 }

/** Resizes a note or an area by its corner: the size while it is dragged, and what starts it. */
export function useAnnotationResize(annotation: Annotation, onResize: (size: Size) => void) {
  const flow = useReactFlow()
  const [size, setSize] = useState<Size | null>(null)
  const start = (event: ReactPointerEvent): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    const from = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    const stop = new AbortController()
    const { signal } = stop
    const sizeAt = ({ clientX, clientY }: PointerEvent): Size => {
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
      return {
        width: Math.round(Math.max(least.width, annotation.width + x - from.x)),
        height: Math.round(Math.max(least.height, annotation.height + y - from.y)),
      }
    }
    const end = (): void => {
      stop.abort()
      setSize(null)
    }
    window.addEventListener('pointermove', (move) => setSize(sizeAt(move)), { signal })
    window.addEventListener(
      'pointerup',
      (up) => {
        end()
        onResize(sizeAt(up))
      },
      { signal },
    )
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal })
    window.addEventListener('pointercancel', end, { signal })
  }
  return { size, start }
}
