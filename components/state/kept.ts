import type { EntityId } from '../../lib/schema/index.ts'
import type { Diagnostic } from '../../lib/sql/index.ts'

/** The diagnostics of a reading, as the object that was there before where they say the same. */
export function keptDiagnostics(
  old: readonly Diagnostic[],
  next: readonly Diagnostic[],
): readonly Diagnostic[] {
  const same = (a: Diagnostic, b: Diagnostic | undefined): boolean =>
    a.from === b?.from && a.to === b.to && a.severity === b.severity && a.message === b.message
  return old.length === next.length && old.every((diagnostic, at) => same(diagnostic, next[at])) ? old : next
}

/** The ids as a set, as the object that was there before where it holds the same. */
export function keptIds(old: ReadonlySet<EntityId>, next: readonly EntityId[]): ReadonlySet<EntityId> {
  const ids = new Set(next)
  return old.size === ids.size && next.every((id) => old.has(id)) ? old : ids
}
