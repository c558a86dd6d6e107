import { toast } from 'sonner'
import type { Placement, Point } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { ArrangeAnswer } from '../../workers/layout.worker'
import type { CanvasState, CanvasStore } from '../canvas-store'
import { arrangeInput } from '../model/arranging'
import { boundsOf } from '../model/scene'
import { type CommandContext, selectedNodes } from './command-context'
import type { viewCommands } from './view-commands'

/** Fulfilled once nothing is being written, drawn or dragged: what is under the pointer stays there till then. */
function atRest(store: CanvasStore): Promise<void> {
  const isAtRest = ({ editing, link, marquee, reorder, moves }: CanvasState): boolean =>
    !editing && !link && !marquee && !reorder && moves.size === 0
  if (isAtRest(store.getState())) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = store.subscribe((canvas) => {
      if (!isAtRest(canvas)) return
      stop()
      resolve()
    })
  })
}

/** Automatic layout, worked out in a worker of its own. */
export function layoutCommands(context: CommandContext, view: ReturnType<typeof viewCommands>) {
  const { store, actions, state } = context
  let running: Worker | null = null

  const cancel = (): void => {
    running?.terminate()
    running = null
    if (store.getState().arranging !== null) store.setState({ arranging: null })
  }
  /** Null when cancelled or failed. */
  const positionsOf = (ids: readonly EntityId[]): Promise<Readonly<Record<string, Point>> | null> => {
    cancel()
    const request = arrangeInput(store.getState().scene, ids, view.frame())
    store.setState({ arranging: 0 })
    const worker = new Worker(new URL('../../workers/layout.worker.ts', import.meta.url), { type: 'module' })
    running = worker
    return new Promise((resolve) => {
      const fail = (message: string): void => {
        if (running === worker) cancel()
        toast.error(`The layout could not be worked out: ${message}`)
        resolve(null)
      }
      worker.onerror = (event) => fail(event.message)
      worker.onmessage = ({ data }: MessageEvent<ArrangeAnswer>) => {
        if (running !== worker) return resolve(null)
        if (data.type === 'progress') return store.setState({ arranging: data.share })
        if (data.type === 'failed') return fail(data.message)
        cancel()
        resolve(data.positions)
      }
      worker.postMessage(request)
    })
  }
  /** The old placements moved, starting where their top left corner was. */
  const placed = (
    positions: Readonly<Record<string, Point>>,
    origin: Point,
  ): Readonly<Record<string, Placement>> => {
    const { placements } = state().layout
    const next: Record<string, Placement> = {}
    for (const [id, { x, y }] of Object.entries(positions)) {
      next[id] = { ...placements[id], x: x + origin.x, y: y + origin.y }
    }
    return next
  }
  return {
    cancel,
    async tidyAll(): Promise<void> {
      const positions = await positionsOf([...store.getState().scene.nodes.keys()])
      if (!positions) return
      actions.place(placed(positions, { x: 0, y: 0 }))
      requestAnimationFrame(() => view.fit())
    },
    async tidySelection(): Promise<void> {
      const ids = selectedNodes(context)
      const { nodes } = store.getState().scene
      const bounds = boundsOf(ids.flatMap((id) => nodes.get(id) ?? []))
      const positions = await positionsOf(ids)
      if (positions && bounds)
        actions.place(placed(positions, { x: Math.round(bounds.x), y: Math.round(bounds.y) }))
    },
    /** The first layout of a schema that was never placed: no step of the history. */
    async arrangeFirst(): Promise<void> {
      const before = state().layout.placements
      const positions = await positionsOf([...store.getState().scene.nodes.keys()])
      if (!positions) return
      await atRest(store)
      // Someone who has begun to move things wants them where they are.
      if (state().layout.placements !== before) return
      actions.settle(placed(positions, { x: 0, y: 0 }))
      requestAnimationFrame(() => view.fit('at once'))
    },
  }
}
