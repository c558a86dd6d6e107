import type { Segment, Span, StatementNode } from '../../core/index.ts'

/** What the layout of a statement depends on. */
export interface LayoutPlan {
  /** Names, types and expressions, which stay as they are. */
  readonly fixed: readonly Span[]
  /** Lists of which each element gets a line. */
  readonly lists: readonly ListLayout[]
  /** Whether line breaks outside lists are the author's own. */
  readonly breaks: 'kept' | 'joined'
}

export interface ListLayout {
  /** Starts of the elements. */
  readonly starts: ReadonlySet<number>
  /** Where the closing parenthesis stands; -1 when there is none. */
  readonly close: number
}

/** How a segment is to be laid out; null when it stays as it is. */
export function planOf(segment: Segment): LayoutPlan | null {
  const { node } = segment
  if (!node || segment.diagnostics.length > 0 || !laidOut.has(node.kind)) return null
  const fixed: Span[] = []
  if (!collectFixed(node, fixed)) return null
  fixed.sort((a, b) => a.from - b.from || b.to - a.to)
  return { fixed, lists: listsOf(node, segment.text), breaks: joined.has(node.kind) ? 'joined' : 'kept' }
}

const laidOut: ReadonlySet<StatementNode['kind']> = new Set<StatementNode['kind']>([
  'createTable',
  'createIndex',
  'createView',
  'createEnum',
  'createComposite',
  'createDomain',
  'createSequence',
  'alterSequence',
  'alterTable',
  'alterType',
  'alterDomain',
  'alterObject',
  'createExtension',
  'comment',
  'drop',
  'createPolicy',
  'attachIndexPartition',
])

const joined: ReadonlySet<StatementNode['kind']> = new Set<StatementNode['kind']>([
  'createTable',
  'createEnum',
  'createComposite',
])

/** Parts of which not every name is known, so that their words cannot be told from keywords. */
const opaque = new Set(['unknown', 'other', 'columnOther'])

/** Gathers what must not change; false when a part is not understood well enough. */
function collectFixed(value: unknown, fixed: Span[]): boolean {
  if (Array.isArray(value)) return value.every((item) => collectFixed(item, fixed))
  if (value === null || typeof value !== 'object') return true
  const part = value as Record<string, unknown>
  if (typeof part.kind === 'string' && opaque.has(part.kind)) return false
  const { from, to } = part
  if (typeof from === 'number' && typeof to === 'number' && isFixed(part)) {
    if (to > from) fixed.push({ from, to })
    return true
  }
  return Object.entries(part).every(([key, item]) => key === 'body' || collectFixed(item, fixed))
}

/** Names, types, options and raw spans, but not the spans that only bound a list. */
function isFixed(part: Record<string, unknown>): boolean {
  const keys = Object.keys(part).length
  return (
    keys === 2 ||
    'quoted' in part ||
    'parts' in part ||
    'setof' in part ||
    ('value' in part && !('option' in part))
  )
}

function listsOf(node: StatementNode, text: string): readonly ListLayout[] {
  switch (node.kind) {
    case 'createTable':
      return node.body && node.elements.length > 0 ? [listOf(node.elements, node.body.to)] : []
    case 'createEnum':
      return node.values.length > 0 ? [listOf(node.values, node.body.to)] : []
    case 'createComposite': {
      const last = node.attributes.at(-1)
      return last ? [listOf(node.attributes, text.indexOf(')', last.to))] : []
    }
    case 'alterTable':
      return node.actions.length > 1 ? [listOf(node.actions, -1)] : []
    default:
      return []
  }
}

function listOf(elements: readonly Span[], close: number): ListLayout {
  return { starts: new Set(elements.map((element) => element.from)), close }
}
