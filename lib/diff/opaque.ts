import { diffKind } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'
import { definitionsAgree } from './statements.ts'

/** Publications, event triggers, operators and the like, known by their statement only. */
export function diffOpaque(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'object', before.objects, after.objects, {
    same: (a, b) =>
      definitionsAgree(context, a.definition, b.definition) ||
      context.dialect.sameObject?.(a.kind, a.definition, b.definition) === true,
    drop: () => 'drop readers',
    add: (object) => (needsNothing.has(object.kind) ? 'create types' : 'create readers'),
  })
}

/** What others may be made of: it comes before tables and routines. */
const needsNothing = new Set(['collation', 'foreign data wrapper', 'server', 'language'])
