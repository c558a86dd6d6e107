import type { Annotation, Box, DiagramLayout } from '@/lib/layout'
import type { EntityId } from '@/lib/schema'
import type { Scene } from './scene'

/** The layout with an annotation put in, or in the place of the one with its id. */
export function withAnnotation(layout: DiagramLayout, annotation: Annotation): DiagramLayout {
  const known = layout.annotations.some((one) => one.id === annotation.id)
  const annotations = known
    ? layout.annotations.map((one) => (one.id === annotation.id ? annotation : one))
    : [...layout.annotations, annotation]
  return { ...layout, annotations }
}

export function withoutAnnotation(layout: DiagramLayout, id: string): DiagramLayout {
  return { ...layout, annotations: layout.annotations.filter((one) => one.id !== id) }
}

/** An id that no annotation of the layout has. */
export function freeAnnotationId(layout: DiagramLayout): string {
  const taken = new Set(layout.annotations.map(({ id }) => id))
  let n = layout.annotations.length + 1
  while (taken.has(`annotation-${n}`)) n++
  return `annotation-${n}`
}

/** The nodes that lie wholly inside an area: it carries them along. */
export function nodesInside(scene: Scene, area: Box): readonly EntityId[] {
  const inside: EntityId[] = []
  for (const { id, x, y, width, height } of scene.nodes.values()) {
    const fits =
      x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height
    if (fits) inside.push(id)
  }
  return inside
}
