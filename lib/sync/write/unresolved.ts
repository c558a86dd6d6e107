import { mapPosition, type TextChange } from '../../text/index.ts'
import type { UnresolvedMention } from '../document.ts'

/** Where the places are after a change, in the text that it gives; those that it rewrote are left out. */
export function mentionsAfter(
  mentions: readonly UnresolvedMention[],
  change: TextChange,
  text: string,
): readonly UnresolvedMention[] {
  return mentions.flatMap((mention) => {
    const from = mapPosition(change, mention.from, 'after')
    const to = mapPosition(change, mention.to)
    return text.slice(from, to) === mention.text ? [{ ...mention, from, to }] : []
  })
}
