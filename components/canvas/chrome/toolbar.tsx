import { useStoreApi } from '@xyflow/react'
import { Grid3x3, Maximize, Minus, Mouse, Plus, TableProperties, Touchpad, Wand2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWorkbench } from '../../state/use-workbench'
import { IconButton } from '../../ui/button'
import { useCanvas, useCanvasStore } from '../canvas-store'
import { useCommands } from '../input/use-commands'
import { LineKey } from './line-key'

/** Zoom, fit, tidy and how the pointer behaves; bottom left. */
export function Toolbar() {
  const store = useCanvasStore()
  const { view, layout, create, context } = useCommands()
  const snap = useCanvas((state) => state.snap)
  const wheel = useCanvas((state) => state.wheel)
  const locked = useWorkbench((state) => state.comparison !== null)
  return (
    <div
      role="toolbar"
      aria-label="Diagram"
      className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-lg border border-line bg-surface-raised p-1 shadow-raised"
    >
      <IconButton label="Zoom out (-)" onClick={() => view.zoomBy(0.8)}>
        <Minus size={14} />
      </IconButton>
      <ZoomLevel />
      <IconButton label="Zoom in (+)" onClick={() => view.zoomBy(1.25)}>
        <Plus size={14} />
      </IconButton>
      <IconButton label="Fit the diagram (Shift+1)" onClick={() => view.fit()}>
        <Maximize size={14} />
      </IconButton>
      <Divider />
      <IconButton
        label="New table (N)"
        disabled={locked}
        onClick={() => void create.table(context.pointer())}
      >
        <TableProperties size={14} />
      </IconButton>
      <IconButton label="Tidy the whole diagram" disabled={locked} onClick={() => void layout.tidyAll()}>
        <Wand2 size={14} />
      </IconButton>
      <Divider />
      <IconButton
        label={snap === 'on' ? 'Snaps to the grid' : 'Snap to the grid'}
        aria-pressed={snap === 'on'}
        className={snap === 'on' ? 'bg-accent-soft text-accent' : ''}
        onClick={() => store.setState({ snap: snap === 'on' ? 'off' : 'on' })}
      >
        <Grid3x3 size={14} />
      </IconButton>
      <IconButton
        label={
          wheel === 'zooms' ? 'The wheel zooms; let it pan (trackpad)' : 'The wheel pans; let it zoom (mouse)'
        }
        onClick={() => store.setState({ wheel: wheel === 'zooms' ? 'pans' : 'zooms' })}
      >
        {wheel === 'zooms' ? <Mouse size={14} /> : <Touchpad size={14} />}
      </IconButton>
      <Divider />
      <LineKey />
    </div>
  )
}

function Divider() {
  return <span className="mx-0.5 h-4 w-px bg-line" aria-hidden="true" />
}

/** Written by hand on each frame of a zoom, so that nothing renders. */
function ZoomLevel() {
  const flow = useStoreApi()
  const { view } = useCommands()
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let last = Number.NaN
    const follow = (): void => {
      const zoom = flow.getState().transform[2]
      if (zoom === last || !ref.current) return
      last = zoom
      ref.current.textContent = `${Math.max(1, Math.round(zoom * 100))} %`
    }
    follow()
    return flow.subscribe(follow)
  }, [flow])
  return (
    <button
      ref={ref}
      type="button"
      title="Zoom to 100 %"
      className="w-12 rounded text-center text-[12px] text-ink-muted tabular-nums hover:bg-surface-sunken hover:text-ink"
      onClick={() => view.zoomToNatural()}
    />
  )
}
