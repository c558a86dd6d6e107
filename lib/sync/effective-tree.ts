import { type EntityId, entityId, parseEntityId, type Schema } from '../schema/index.ts'
import type { Diagnostic, Segment, SourceMap, SourceSpan, StatementNode, SyntaxTree } from '../sql/index.ts'
import { changeBetween, invertChange, mapPosition, type TextChange } from '../text/index.ts'
import type { StandIn, StandIns } from './document.ts'

/** A tree in which last good readings replace broken segments, and the way back to the real text. */
export interface EffectiveTree {
  readonly tree: SyntaxTree
  /** Null when nothing stands in: then both trees are one. */
  readonly mapping: Mapping | null
}

interface Mapping {
  readonly groups: readonly Group[]
}

/** One broken segment and the run of segments that stands in for it. */
interface Group {
  readonly actualIndex: number
  readonly actualFrom: number
  readonly actualText: string
  readonly effectiveIndex: number
  readonly effectiveFrom: number
  readonly effectiveTo: number
  readonly standIns: readonly (StandIn & { readonly effectiveStart: number; edit: TextChange | null })[]
}

/** Puts the stand-ins in place of their broken segments. Linear in the number of segments. */
export function makeEffectiveTree(tree: SyntaxTree, standIns: StandIns): EffectiveTree {
  if (standIns.size === 0) return { tree, mapping: null }
  const segments: Segment[] = []
  const starts: number[] = []
  const groups: Group[] = []
  let shift = 0
  let done = 0
  const keepUntil = (end: number): void => {
    for (; done < end; done++) {
      segments.push(tree.segments[done] as Segment)
      starts.push((tree.starts[done] as number) + shift)
    }
  }
  for (const index of placesOf(tree, standIns)) {
    const segment = tree.segments[index] as Segment
    const list = standIns.get(segment) ?? []
    keepUntil(index)
    done = index + 1
    let offset = (tree.starts[index] as number) + shift
    const effectiveIndex = segments.length
    const effectiveFrom = offset
    const placed = list.map((standIn) => {
      segments.push(standIn.segment)
      starts.push(offset)
      const effectiveStart = offset
      offset += standIn.segment.text.length
      return { ...standIn, effectiveStart, edit: null }
    })
    groups.push({
      actualIndex: index,
      actualFrom: tree.starts[index] ?? 0,
      actualText: segment.text,
      effectiveIndex,
      effectiveFrom,
      effectiveTo: offset,
      standIns: placed,
    })
    shift += offset - effectiveFrom - segment.text.length
  }
  keepUntil(tree.segments.length)
  return { tree: { segments, starts, length: tree.length + shift }, mapping: { groups } }
}

/** The indexes of the segments that readings stand in for, ascending. */
function placesOf({ segments }: SyntaxTree, standIns: StandIns): readonly number[] {
  if (standIns.size > 16) return segments.flatMap((segment, at) => (standIns.has(segment) ? [at] : []))
  const found = Array.from(standIns.keys(), (segment) => segments.indexOf(segment))
  return found.filter((at) => at >= 0).sort((a, b) => a - b)
}

/** The source map in offsets of the real text; what a stand-in declares lies in the broken text. */
export function actualSources(sources: SourceMap, mapping: Mapping | null): SourceMap {
  if (!mapping) return sources
  return {
    locate: (id) => sources.locate(id).map((span) => actualSpan(span, mapping)),
    entityAt: (offset) => {
      const at = toEffective(offset, mapping)
      return at === null ? null : sources.entityAt(at)
    },
  }
}

/** The diagnostics of a lowering in offsets of the real text, without those of stand-ins. */
export function actualDiagnostics(
  diagnostics: readonly Diagnostic[],
  mapping: Mapping | null,
): readonly Diagnostic[] {
  if (!mapping) return diagnostics
  return diagnostics
    .filter(({ from }) => !mapping.groups.some((group) => isInside(group, from)))
    .map((each) => ({ ...each, from: toActual(each.from, mapping), to: toActual(each.to, mapping) }))
}

/** The top-level entities that stand-ins speak of. */
export function staleEntities(
  schema: Schema,
  sources: SourceMap,
  mapping: Mapping | null,
): ReadonlySet<EntityId> {
  const stale = new Set<EntityId>()
  for (const group of mapping?.groups ?? []) {
    for (const { segment, effectiveStart } of group.standIns) {
      const name = nameOffset(segment.node)
      const id = sources.entityAt(effectiveStart + (name ?? segment.span.from))
      const top = id && topLevelOf(schema, id)
      if (top) stale.add(top)
    }
  }
  return stale
}

/** The entity of the schema's maps that an id belongs to; itself when it is one. */
export function topLevelOf(schema: Schema, id: EntityId): EntityId | null {
  const { kind, parts } = parseEntityId(id)
  switch (kind) {
    case 'column':
    case 'primaryKey':
    case 'unique':
    case 'foreignKey':
    case 'check':
    case 'exclusion':
    case 'index':
    case 'trigger':
    case 'policy':
    case 'rule': {
      const table = entityId('table', ...parts.slice(0, -1))
      if (schema.tables.has(table)) return table
      const view = entityId('view', ...parts.slice(0, -1))
      return schema.views.has(view) ? view : null
    }
    default:
      return id
  }
}

function nameOffset(node: StatementNode | null): number | null {
  if (!node) return null
  if ('name' in node && node.name) return node.name.from
  if (node.kind === 'comment' || node.kind === 'alterObject') return node.target.name.from
  return null
}

function actualSpan(span: SourceSpan, mapping: Mapping): SourceSpan {
  return {
    ...span,
    from: toActual(span.from, mapping),
    to: toActual(span.to, mapping),
    segment: toActualIndex(span.segment, mapping),
    name: span.name && { from: toActual(span.name.from, mapping), to: toActual(span.name.to, mapping) },
  }
}

function isInside(group: Group, effective: number): boolean {
  return effective >= group.effectiveFrom && effective < group.effectiveTo
}

function toActual(effective: number, mapping: Mapping): number {
  let shift = 0
  for (const group of mapping.groups) {
    if (effective < group.effectiveFrom) break
    if (effective < group.effectiveTo) return insideActual(group, effective)
    shift = group.actualFrom + group.actualText.length - group.effectiveTo
  }
  return effective + shift
}

function insideActual(group: Group, effective: number): number {
  const standIn = group.standIns.findLast((each) => each.effectiveStart <= effective) ?? group.standIns[0]
  if (!standIn) return group.actualFrom
  const { segment } = standIn
  const inside = effective - standIn.effectiveStart - segment.span.from
  const length = segment.span.to - segment.span.from
  const clamped = Math.max(0, Math.min(inside, length))
  return group.actualFrom + standIn.from + mapPosition(editOf(group, standIn), clamped)
}

function toEffective(actual: number, mapping: Mapping): number | null {
  let shift = 0
  for (const group of mapping.groups) {
    if (actual < group.actualFrom) break
    const end = group.actualFrom + group.actualText.length
    if (actual < end) {
      const inside = actual - group.actualFrom
      const standIn =
        group.standIns.find((each) => inside >= each.from && inside <= each.to) ??
        (group.standIns.length === 1 ? group.standIns[0] : undefined)
      if (!standIn) return null
      const { segment } = standIn
      const old = segment.text.slice(segment.span.from, segment.span.to)
      const back = invertChange(old, editOf(group, standIn))
      const at = Math.max(0, Math.min(inside - standIn.from, standIn.to - standIn.from))
      return standIn.effectiveStart + segment.span.from + mapPosition(back, at)
    }
    shift = group.effectiveTo - end
  }
  return actual + shift
}

/** What became of a stand-in's statement in the broken text. */
function editOf(group: Group, standIn: Group['standIns'][number]): TextChange {
  if (!standIn.edit) {
    const { segment } = standIn
    const old = segment.text.slice(segment.span.from, segment.span.to)
    standIn.edit = changeBetween(old, group.actualText.slice(standIn.from, standIn.to))
  }
  return standIn.edit
}

function toActualIndex(effective: number, mapping: Mapping): number {
  let shift = 0
  for (const group of mapping.groups) {
    if (effective < group.effectiveIndex) break
    if (effective < group.effectiveIndex + group.standIns.length) return group.actualIndex
    shift = group.actualIndex + 1 - (group.effectiveIndex + group.standIns.length)
  }
  return effective + shift
}
