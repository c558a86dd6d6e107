import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'

const spacing = 24

/** The dotted ground, moved by hand so that a pan renders nothing. Hidden when the dots would crowd. */
export function Dots() {
  const flow = useStoreApi()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    let last: readonly number[] | null = null
    const follow = (): void => {
      const { transform } = flow.getState()
      if (transform === last) return
      last = transform
      const [x, y, zoom] = transform
      const step = spacing * zoom
      element.style.display = step < 10 ? 'none' : 'block'
      if (step < 10) return
      element.style.backgroundSize = `${step}px ${step}px`
      element.style.backgroundPosition = `${x}px ${y}px`
    }
    follow()
    return flow.subscribe(follow)
  }, [flow])
  return <div ref={ref} aria-hidden="true" className="canvas-dots pointer-events-none absolute inset-0" />
}
