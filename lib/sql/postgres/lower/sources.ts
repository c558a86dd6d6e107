import {
  type EntityId,
  type EntityKind,
  entityId,
  parseEntityId,
  type TopLevelEntity,
} from '../../../schema/index.ts'
import type { SourceMap, SourceSpan } from '../../dialect.ts'
import type { Reading } from './memo.ts'
import type { Item, Mark } from './world.ts'

const topLevel: ReadonlySet<EntityKind> = new Set([
  'schema',
  'table',
  'view',
  'enum',
  'domain',
  'composite',
  'range',
  'sequence',
  'routine',
  'extension',
  'object',
])

/** Both directions between entities and the text, looked up only when asked. */
export function makeSourceMap(reading: Reading): SourceMap {
  return {
    locate: (id) => locate(reading, id),
    entityAt: (offset) => entityAt(reading, offset),
  }
}

function locate(reading: Reading, id: EntityId): readonly SourceSpan[] {
  const { kind, parts } = parseEntityId(id)
  if (topLevel.has(kind)) {
    const item = reading.items.get(id)
    return item ? spans(reading, item, '') : []
  }
  const [schema = '', relation = '', name = ''] = parts
  const item =
    reading.items.get(entityId('table', schema, relation)) ??
    reading.items.get(entityId('view', schema, relation))
  return item ? spans(reading, item, `${kind}:${name}`) : []
}

function spans(reading: Reading, item: Item, part: string): readonly SourceSpan[] {
  const found: SourceSpan[] = []
  for (const mark of item.marks.get(part) ?? []) {
    const segment = reading.order.indexOf(mark.at)
    const start = reading.tree.starts[segment]
    if (start === undefined) continue
    found.push({
      from: start + mark.from,
      to: start + mark.to,
      role: mark.role,
      segment,
      name: mark.name && { from: start + mark.name.from, to: start + mark.name.to },
    })
  }
  // Its declaration stands first among those of one place.
  return found.sort((a, b) => a.from - b.from || rank(a) - rank(b))
}

function rank(span: SourceSpan): number {
  return span.role === 'declaration' ? 0 : 1
}

function entityAt(reading: Reading, offset: number): EntityId | null {
  const { tree, touched, order } = reading
  const segment = segmentAt(tree.starts, offset)
  const place = order.places[segment]
  if (place === undefined) return null
  const inside = offset - (tree.starts[segment] ?? 0)
  let best: { readonly size: number; readonly id: EntityId } | null = null
  for (const item of touched[segment] ?? []) {
    for (const [part, marks] of item.marks) {
      for (const mark of marks) {
        if (mark.at !== place || !covers(mark, inside) || mark.role === 'drop') continue
        const size = mark.to - mark.from
        if (best && (best.size < size || (best.size === size && part === ''))) continue
        best = { size, id: idOf(item, part) }
      }
    }
  }
  return best?.id ?? null
}

function idOf(item: Item, part: string): EntityId {
  if (part === '') return item.record.id
  const colon = part.indexOf(':')
  const { schema, name }: TopLevelEntity = item.record
  return entityId(part.slice(0, colon) as EntityKind, schema, name, part.slice(colon + 1))
}

function covers(mark: Mark, offset: number): boolean {
  return mark.from <= offset && offset <= mark.to
}

function segmentAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
