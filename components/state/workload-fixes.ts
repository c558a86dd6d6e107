import { applyChange, makeChange, type Replacement, type TextChange } from '../../lib/text/index.ts'

/** The text with as many of the changes as fit beside each other, the earlier ones first, and how many those are. */
export function withChanges(
  text: string,
  changes: readonly TextChange[],
): { readonly text: string; readonly taken: number } {
  const replacements: Replacement[] = []
  let taken = 0
  for (const change of changes) {
    const fits = change.replacements.every(
      (each) => each.to <= text.length && replacements.every((other) => isApart(each, other)),
    )
    if (!fits) continue
    replacements.push(...change.replacements)
    taken += 1
  }
  return { text: applyChange(text, makeChange(replacements)), taken }
}

/** Whether two replacements neither overlap nor touch: what touches may mean each other. */
function isApart(a: Replacement, b: Replacement): boolean {
  return a.to < b.from || b.to < a.from
}
