import type { EntityId } from '@/lib/schema'
import { useLinkDrag } from '../input/use-link-drag'

/** The two handles of a node, beside the row under the pointer: drag one to make a foreign key. */
export function LinkGrips(props: {
  readonly table: EntityId
  readonly column: string | null
  readonly top: number
}) {
  const start = useLinkDrag()
  const title =
    props.column === null ? 'Drag to make a foreign key' : `Drag ${props.column} to what it refers to`
  return (['left', 'right'] as const).map((side) => (
    <span
      key={side}
      className="node-grip nodrag nopan"
      data-side={side}
      style={{ top: props.top }}
      title={title}
      onPointerDown={(event) => start(event, props.table, props.column)}
    />
  ))
}
