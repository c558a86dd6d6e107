import type { EntityId } from '../../schema/index.ts'
import type { SourceMap } from '../../sql/index.ts'
import type { TextRange } from '../protocol.ts'

/** Characters of a declaration without a name that stand for it. */
const opening = 80

/** Where the first of the entities that the text says anything of stands: its name, or how it begins. */
export function nameOf(sources: SourceMap, entities: readonly EntityId[]): TextRange | null {
  for (const id of entities) {
    const spans = sources.locate(id)
    const span = spans.find((candidate) => candidate.name !== null) ?? spans[0]
    if (!span) continue
    const { from, to } = span.name ?? { from: span.from, to: Math.min(span.to, span.from + opening) }
    return { from, to }
  }
  return null
}
