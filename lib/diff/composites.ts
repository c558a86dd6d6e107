import type { CompositeType } from '../schema/index.ts'
import { diffKind, typePhases } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'

export function diffComposites(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'composite', before.composites, after.composites, { same: sameComposite, ...typePhases })
}

function sameComposite(a: CompositeType, b: CompositeType): boolean {
  const parts = (type: CompositeType) =>
    type.attributes.map((part) => [part.name, part.type.display, part.collation])
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b))
}
