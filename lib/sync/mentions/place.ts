import { entityId, type QualifiedName, type SqlMention, type SqlTarget } from '../../schema/index.ts'
import type { QName, Segment, Span } from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'

/** What is looked for in the text. */
export type MentionTarget =
  | SqlTarget
  | { readonly kind: 'constraint'; readonly schema: string; readonly table: string; readonly name: string }
  | { readonly kind: 'index'; readonly schema: string; readonly name: string }

/**
 * A place that means the target, or may mean it. `text` and `offset` are the fragment that `sql`
 * is relative to; for a plain name `sql` is null and `from`, `to` cover the name, or the dotted name.
 */
export interface Mention extends Span {
  readonly segment: number
  readonly certain: boolean
  readonly form: SqlMention['form']
  /** Whether it is but a word in text that is not looked into. */
  readonly opaque?: true
}

/** A search under way. */
export interface Finder {
  readonly state: DocumentState
  readonly target: MentionTarget
  readonly found: Mention[]
  readonly defaultPath: readonly string[]
}

/** The statement that is being read, and the search path in force there. */
export interface Place {
  readonly finder: Finder
  readonly segment: Segment
  readonly index: number
  readonly start: number
  readonly path: readonly string[]
}

/** Notes a place that certainly means the target. */
export function add(place: Place, span: Span, form: Mention['form']): void {
  place.finder.found.push({
    from: place.start + span.from,
    to: place.start + span.to,
    segment: place.index,
    certain: true,
    form,
  })
}

/** Whether a written name means the target, along the search path of its statement. */
export function means(place: Place, name: QName, target: QualifiedName): boolean {
  const last = name.parts.at(-1)
  if (!last || last.value !== target.name) return false
  const space = name.parts.at(-2)
  return space ? space.value === target.schema : place.path.includes(target.schema)
}

/** The relation that a written name means; one that is not there is taken to be in the first schema. */
export function resolve(place: Place, name: QName): QualifiedName | null {
  const last = name.parts.at(-1)
  if (!last) return null
  const space = name.parts.at(-2)
  if (space) return { schema: space.value, name: last.value }
  const { tables, views } = place.finder.state.schema
  for (const schema of place.path) {
    for (const kind of ['table', 'view'] as const) {
      const id = entityId(kind, schema, last.value)
      if (tables.has(id) || views.has(id)) return { schema, name: last.value }
    }
  }
  return { schema: place.path[0] ?? '', name: last.value }
}

/** The search path in force at a statement. */
export function pathAt(finder: Finder, index: number): readonly string[] {
  let paths = pathsOfTree.get(finder.state.tree)
  if (!paths) {
    paths = []
    for (const [at, segment] of finder.state.tree.segments.entries()) {
      if (segment.node?.kind === 'setSearchPath') paths.push({ at, schemas: segment.node.schemas })
    }
    pathsOfTree.set(finder.state.tree, paths)
  }
  return paths.findLast((each) => each.at < index)?.schemas ?? finder.defaultPath
}

const pathsOfTree = new WeakMap<
  DocumentState['tree'],
  { readonly at: number; readonly schemas: readonly string[] }[]
>()
