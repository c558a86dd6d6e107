import { mapPosition, type TextChange } from '../../text/index.ts'
import type { DocumentState, UnresolvedMention } from '../document.ts'

/** Where the places are after a change, in the document that it gives; those that it rewrote are left out. */
export function mentionsAfter(
  mentions: readonly UnresolvedMention[],
  change: TextChange,
  after: DocumentState,
): readonly UnresolvedMention[] {
  return mentions.flatMap((mention) => {
    const from = mapPosition(change, mention.from, 'after')
    const to = mapPosition(change, mention.to)
    return after.text.slice(from, to) === mention.text ? [{ ...mention, from, to }] : []
  })
}
