import type { EntityId } from '../schema/index.ts'

/** Where a node stands: top left corner in diagram units (CSS pixels at zoom 1). */
export interface Placement {
  readonly x: number
  readonly y: number
  /** A colour token of the palette, null for the schema's own. */
  readonly color?: string | null
  readonly hidden?: boolean
  readonly collapsed?: boolean
  /** Its partitions stand beside it, each in a card of its own. */
  readonly unfolded?: boolean
}

/** A note or an area drawn beside the tables. */
export interface Annotation {
  readonly id: string
  readonly kind: 'note' | 'area'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text: string
  readonly color?: string | null
}

/** The sidecar of the text: all that the DDL does not say. */
export interface DiagramLayout {
  readonly placements: Readonly<Record<string, Placement>>
  readonly annotations: readonly Annotation[]
}

export const emptyLayout: DiagramLayout = { placements: {}, annotations: [] }

export interface NodeSize {
  readonly id: EntityId
  readonly width: number
  readonly height: number
}

export interface LayoutEdge {
  readonly from: EntityId
  readonly to: EntityId
}
