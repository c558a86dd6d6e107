import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'

const spacing = 24

/** The dotted ground. A pan only moves it, by less than one step; hidden when the dots would crowd. */
export function Dots() {
  const flow = useStoreApi()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    let last: readonly number[] | null = null
    let lastStep = 0
    const follow = (): void => {
      const { transform } = flow.getState()
      if (transform === last) return
      last = transform
      const [x, y, zoom] = transform
      const step = spacing * zoom
      if (step !== lastStep) {
        element.style.display = step < 10 ? 'none' : 'block'
        element.style.inset = `${-step}px`
        element.style.backgroundSize = `${step}px ${step}px`
        lastStep = step
      }
      element.style.transform = `translate(${x % step}px, ${y % step}px)`
    }
    follow()
    return flow.subscribe(follow)
  }, [flow])
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className="canvas-dots pointer-events-none absolute"
      style={{ willChange: 'transform' }}
    />
  )
}
