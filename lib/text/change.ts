/** Replaces `[from, to)` of the old text (UTF-16 offsets) by `insert`. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * A change of one text into another: replacements in ascending order that neither overlap nor
 * touch, all in offsets of the text before the change.
 */
export interface TextChange {
  readonly replacements: readonly Replacement[]
}

export const noChange: TextChange = { replacements: [] }

/** Sorts, drops empty and joins touching replacements; throws if two overlap. */
export function makeChange(replacements: readonly Replacement[]): TextChange {
  const sorted = replacements
    .map((r, order) => ({ ...r, order }))
    .filter((r) => r.from !== r.to || r.insert !== '')
    .sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order)
  const out: Replacement[] = []
  for (const { from, to, insert } of sorted) {
    if (from > to) throw new Error(`text: replacement ends before it starts (${from} > ${to})`)
    const last = out.at(-1)
    if (last && from < last.to) throw new Error(`text: replacements overlap at ${from}`)
    if (last && from === last.to) out[out.length - 1] = { from: last.from, to, insert: last.insert + insert }
    else out.push({ from, to, insert })
  }
  return { replacements: out }
}

export function isNoChange(change: TextChange): boolean {
  return change.replacements.length === 0
}

/** The text after the change; throws if the change reaches past the end of the text. */
export function applyChange(text: string, change: TextChange): string {
  let out = ''
  let at = 0
  for (const { from, to, insert } of change.replacements) {
    if (to > text.length) throw new Error(`text: change reaches ${to} in a text of ${text.length}`)
    out += text.slice(at, from) + insert
    at = to
  }
  return out + text.slice(at)
}

/** The change that takes the text after `change` back to `text`. */
export function invertChange(text: string, change: TextChange): TextChange {
  const replacements: Replacement[] = []
  let shift = 0
  for (const { from, to, insert } of change.replacements) {
    const start = from + shift
    replacements.push({ from: start, to: start + insert.length, insert: text.slice(from, to) })
    shift += insert.length - (to - from)
  }
  return makeChange(replacements)
}

/** Where an offset of the old text lies in the new; `assoc` says on which side of an insertion it stays. */
export function mapPosition(
  change: TextChange,
  position: number,
  assoc: 'before' | 'after' = 'before',
): number {
  let shift = 0
  for (const { from, to, insert } of change.replacements) {
    if (position < from || (position === from && from === to && assoc === 'before')) break
    if (position < to || (position === from && assoc === 'before')) {
      return from + shift + (assoc === 'before' ? 0 : insert.length)
    }
    shift += insert.length - (to - from)
  }
  return position + shift
}

/** One change with the effect of `first`, then `second` (in offsets of the text in between). */
export function composeChanges(first: TextChange, second: TextChange): TextChange {
  return fromSections(composeSections(toSections(first), toSections(second)))
}

/**
 * `change` as it must read after `other`, both made to the same text, so that all replicas end
 * alike: where both insert at one place, `side` says whose text stands first.
 * Law: apply(apply(t, a), rebase(b, a, 'right')) = apply(apply(t, b), rebase(a, b, 'left')).
 */
export function rebaseChange(change: TextChange, other: TextChange, side: 'left' | 'right'): TextChange {
  const out: Replacement[] = []
  for (const { from, to, insert } of change.replacements) {
    // What `other` deleted inside our range is gone already; what it inserted there stays.
    for (const piece of survivingPieces(from, to, other)) out.push({ ...piece, insert: '' })
    if (insert === '') continue
    const at = insertionPoint(to, other, side)
    out.push({ from: at, to: at, insert })
  }
  return makeChange(out)
}

/** The smallest single replacement that turns one text into another. */
export function changeBetween(before: string, after: string): TextChange {
  if (before === after) return noChange
  const limit = Math.min(before.length, after.length)
  let head = 0
  while (head < limit && before.charCodeAt(head) === after.charCodeAt(head)) head++
  let tail = 0
  while (
    tail < limit - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++
  }
  return makeChange([
    { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) },
  ])
}

/** The new-text ranges of what `other` left standing of `[from, to)`. */
function survivingPieces(from: number, to: number, other: TextChange): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = []
  let at = from
  let shift = 0
  for (const r of other.replacements) {
    if (r.to <= from && !(r.from === r.to && r.from === from)) {
      shift += r.insert.length - (r.to - r.from)
      continue
    }
    if (r.from >= to) break
    if (r.from > at) pieces.push({ from: at + shift, to: r.from + shift })
    shift += r.insert.length - (r.to - r.from)
    at = Math.max(at, r.to)
  }
  if (at < to) pieces.push({ from: at + shift, to: to + shift })
  return pieces
}

/** Where an insertion that replaced text up to `to` goes once `other` is in the text. */
function insertionPoint(to: number, other: TextChange, side: 'left' | 'right'): number {
  let shift = 0
  for (const r of other.replacements) {
    if (r.from > to) break
    const sameSpot = r.insert !== '' && r.to === to
    if (r.to < to || (sameSpot && side === 'right') || (r.to === to && r.insert === '')) {
      shift += r.insert.length - (r.to - r.from)
      continue
    }
    if (r.from < to) {
      // Our end lies inside what they replaced: stand before or after their text, by the same order.
      const theirsFirst = r.to === to ? side === 'right' : false
      return r.from + shift + (theirsFirst ? r.insert.length : 0)
    }
    break
  }
  return to + shift
}

/** A change as alternating runs: keep `keep`, then delete `del` and insert `ins`. */
interface Section {
  readonly keep: number
  readonly del: number
  readonly ins: string
}

function toSections(change: TextChange): Section[] {
  const sections: Section[] = []
  let at = 0
  for (const { from, to, insert } of change.replacements) {
    sections.push({ keep: from - at, del: to - from, ins: insert })
    at = to
  }
  return sections
}

function fromSections(sections: readonly Section[]): TextChange {
  const replacements: Replacement[] = []
  let at = 0
  for (const { keep, del, ins } of sections) {
    at += keep
    replacements.push({ from: at, to: at + del, insert: ins })
    at += del
  }
  return makeChange(replacements)
}

function composeSections(first: readonly Section[], second: readonly Section[]): Section[] {
  const out: Section[] = []
  // The middle text, piece by piece: kept old text of some length, or text that `first` inserted.
  const pieces: ({ readonly old: number } | { readonly text: string; readonly del: number })[] = []
  for (const s of first) {
    if (s.keep > 0) pieces.push({ old: s.keep })
    pieces.push({ text: s.ins, del: s.del })
  }
  pieces.push({ old: Number.POSITIVE_INFINITY })
  let index = 0
  let used = 0
  const take = (length: number, mode: 'keep' | 'delete'): void => {
    let left = length
    for (;;) {
      const piece = pieces[index]
      if (!piece) return
      if ('old' in piece) {
        if (left === 0) return
        const n = Math.min(left, piece.old - used)
        out.push(mode === 'keep' ? { keep: n, del: 0, ins: '' } : { keep: 0, del: n, ins: '' })
        used += n
        left -= n
        if (used === piece.old) {
          index++
          used = 0
        }
      } else {
        if (used === 0 && piece.del > 0) out.push({ keep: 0, del: piece.del, ins: '' })
        const n = Math.min(left, piece.text.length - used)
        if (mode === 'keep' && n > 0) out.push({ keep: 0, del: 0, ins: piece.text.slice(used, used + n) })
        used += n
        left -= n
        if (used < piece.text.length) {
          // The deletion has been said; remember only what is left of the inserted text.
          pieces[index] = { text: piece.text.slice(used), del: 0 }
          used = 0
          return
        }
        index++
        used = 0
        if (left === 0 && mode === 'delete') return
      }
    }
  }
  for (const s of second) {
    take(s.keep, 'keep')
    if (s.ins) out.push({ keep: 0, del: 0, ins: s.ins })
    take(s.del, 'delete')
  }
  // Whatever `first` did after the last place that `second` touched.
  for (; index < pieces.length; index++) {
    const piece = pieces[index]
    if (!piece) break
    if ('old' in piece) {
      if (piece.old !== Number.POSITIVE_INFINITY) out.push({ keep: piece.old - used, del: 0, ins: '' })
      used = 0
    } else {
      out.push({ keep: 0, del: piece.del, ins: piece.text.slice(used) })
      used = 0
    }
  }
  return out
}
