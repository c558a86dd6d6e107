import type { SyntaxTree } from '../../core/index.ts'
import type { Reading } from './memo.ts'

/** Folds only the objects that an edit touches; null when the edit reaches further. */
export function lowerPart(_tree: SyntaxTree, _old: Reading): Reading | null {
  return null
}
