import type { TextChange } from '../text/index.ts'
import type { DocumentState } from './document.ts'

/**
 * States that were read only to see what a change would do. Most often that very change is made
 * next, and need not be read twice.
 */
const trials = new WeakMap<DocumentState, { readonly change: TextChange; readonly result: DocumentState }>()

/** Keeps the outcome of trying a change on a state, instead of any earlier try. */
export function rememberTrial(state: DocumentState, change: TextChange, result: DocumentState): void {
  if (state !== result) trials.set(state, { change, result })
}

/** The outcome of the last try on a state, once: `isSame` tells whether it was of this very change. */
export function takeTrial(
  state: DocumentState,
  change: TextChange,
): { readonly result: DocumentState; readonly isSame: boolean } | null {
  const trial = trials.get(state)
  if (!trial) return null
  trials.delete(state)
  return { result: trial.result, isSame: isSameChange(trial.change, change) }
}

function isSameChange(a: TextChange, b: TextChange): boolean {
  return (
    a.replacements.length === b.replacements.length &&
    a.replacements.every((each, at) => {
      const other = b.replacements[at]
      return each.from === other?.from && each.to === other.to && each.insert === other.insert
    })
  )
}
