import { targetOf, targets } from '../targets/index.ts'
import type { Exporter } from './exporter.ts'

/** Everything that can be taken away in one click, in the order it is offered. */
export const exporters: readonly Exporter[] = targets

/** The exporter of that id; throws for an id that is not registered. */
export function exporterOf(id: string): Exporter {
  return targetOf(id)
}
