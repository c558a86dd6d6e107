import { type ArrangeInput, arrange, type Point } from '@/lib/layout'
import { byForce, byLayers } from './elk-group'

/** The worker is asked once with an `ArrangeInput`, and answers these. To cancel it, end it. */
export type ArrangeAnswer =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'done'; readonly positions: Readonly<Record<string, Point>> }
  | { readonly type: 'failed'; readonly message: string }

const scope = self as unknown as DedicatedWorkerGlobalScope

// ELK takes the worker's message handler when it is loaded inside one; this takes it back.
scope.onmessage = async ({ data }: MessageEvent<ArrangeInput>) => {
  const answer = (message: ArrangeAnswer) => scope.postMessage(message)
  try {
    const positions = await arrange(data, [byForce, byLayers], (share) => answer({ type: 'progress', share }))
    answer({ type: 'done', positions })
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
