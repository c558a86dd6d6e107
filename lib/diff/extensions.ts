import { diffKind } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'

export function diffExtensions(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'extension', before.extensions, after.extensions, {
    // A script that names no version takes whichever is there.
    same: (a, b) => a.version === b.version || b.version === null,
    drop: () => 'drop namespaces',
    add: () => 'create namespaces',
  })
}
